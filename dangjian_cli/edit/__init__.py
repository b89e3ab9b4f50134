"""Changing ledgers: what an edit does to a text, the canonical form, repairs, and writing it all safely."""
