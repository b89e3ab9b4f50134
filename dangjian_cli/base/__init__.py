"""What every room may use: positions, ways to stop, the clock, text."""
