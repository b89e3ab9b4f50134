"""责任: the chain of 责任书, 一岗双责 (DJ6xx)."""
