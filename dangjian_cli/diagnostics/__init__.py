"""What we tell the user is wrong: faults said symbolically, diagnostics said with lines and columns."""
