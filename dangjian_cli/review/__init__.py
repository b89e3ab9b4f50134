"""Two snapshots of a workspace, and what changed from one to the other."""
