"""How much of YAML one file may hold (DJ019). The size in bytes is source/'s limit."""

MAX_DEPTH = 32
"""Nested lists and mappings. The C parser's own composer crashes the process at some 50,000, the pure one at 500."""

MAX_NODES = 200_000
"""Keys, values, lists and mappings in one file."""

MAX_SCALAR = 65_536
"""Characters of one value."""

MAX_BREAKS = 100
"""Broken pieces after which the rest of a file is named as unread, not read."""
