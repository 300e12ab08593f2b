"""Lists that read their rows when they come into sight."""
