"""组织生活: what was to be held and was not, and what the records themselves say wrong (DJ3xx)."""
