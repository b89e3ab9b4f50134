"""YAML with limits. Knows no ledger but its shape: one mapping, one list of entries, each with an 编号."""
