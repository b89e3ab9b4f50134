"""要素与时限: who, what, by when (DJ2xx)."""
