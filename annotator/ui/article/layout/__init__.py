"""The text laid out: pieces, lines, and what is in sight."""
