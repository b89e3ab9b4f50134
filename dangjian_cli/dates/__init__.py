"""Time as offices write it: periods, deadlines, recurrences, working days."""
