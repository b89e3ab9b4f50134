"""Drawing: a Document or a list of Diagnostics becomes text."""
