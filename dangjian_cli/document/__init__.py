"""The document: what layout fills and render draws."""
