"""Measuring `dangjian` against the tools that an office could use instead: `make bench`.

phrases.py organisation.py histories.py entries.py faults.py canonical.py   what a generated ledger says
generate.py     a workspace of N items, the same bytes for the same seed; also a command of its own
journals.py     as many transactions of the same size for hledger and beancount
measure.py subjects.py schedule.py   fresh processes, timed in turn
report.py       medians, ratios and the aims of the project as a Document
profiling.py    where `check` spends its time
"""
