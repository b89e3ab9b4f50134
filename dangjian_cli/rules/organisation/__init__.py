"""组织: the tree of units (DJ1xx)."""
