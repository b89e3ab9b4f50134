"""What keys, colons and dashes look like when hands type them: shared by the suspicion of a mistake and its detector.

A suspicion must hold wherever its detector could find something; sharing the pieces keeps the two together.
"""

KEY = r"(?!\d+\b)\w[\w/·]{0,19}+"
"""A key as ledgers have them: letters or ideographs, at most 20, not a bare number (`12：30` is a time)."""

WIDE_COLON = "：﹕︰∶"
"""Characters that look like a colon and are none to YAML."""

WRONG_DASH = "－—–−‐‑•●○＊*"
"""Characters typed where a list wants `-`."""

SPACES = "\u3000\u00a0\u2000-\u200a\u202f\u205f"
"""Blanks that are no blanks to YAML, the ideographic space first of all: as a range of a regular expression."""

WIDE_BRACKET = "［］｛｝"
"""Full-width brackets, text to YAML."""

KEY_QUOTES = "\"'“”‘’「」『』＂＇"
"""Quotation marks typed around keys."""

COMMENT_WORD = "忽略"
"""The first word of a comment that suppresses a finding."""

ID_KEY = "编号"
"""The key that every entry begins with: all that this room knows of ledgers."""
