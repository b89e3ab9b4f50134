"""What a file may say: one frozen Pydantic model per kind of entry and header. No positions, no verdicts."""
