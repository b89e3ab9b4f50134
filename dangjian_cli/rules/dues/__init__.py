"""Rules of 党费 (DJ5xx): totals of a branch, never what anyone pays."""
