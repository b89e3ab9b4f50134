"""Many files as one immutable value: workspace, units, entries, and what could not be read."""
