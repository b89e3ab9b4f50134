"""文本与结构: what a file says before it is understood (DJ0xx)."""
