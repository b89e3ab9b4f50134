"""dangjian: a ledger tool over plain text files for 机关党建 (see README.md in this folder for the map)."""

__version__ = "0.1.0"
