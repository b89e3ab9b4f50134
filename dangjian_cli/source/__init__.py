"""Text, and where it comes from."""
