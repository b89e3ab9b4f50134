"""闭环: supervision, close-out, revisits (DJ7xx)."""
