"""How a deadline is worded: from characters to tokens to statements, without knowing the ledger or its year.

`normal` (one spelling for all) → `tokens` (pieces with a meaning) → `parse` (statements). What a statement
means in a ledger of a certain year is said one floor up, in `dates/resolve.py`.
"""
