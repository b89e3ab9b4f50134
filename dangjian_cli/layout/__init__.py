"""Figures become documents: which headings, which columns, in which order."""
