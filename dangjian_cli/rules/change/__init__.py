"""Concerns between two revisions: what `diff` points out (DJ751–DJ763)."""
