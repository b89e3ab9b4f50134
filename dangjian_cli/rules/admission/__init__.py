"""发展党员 (DJ4xx): stages and their limits, case by number; the limits are those of the edition it follows."""
