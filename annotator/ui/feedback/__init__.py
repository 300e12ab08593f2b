"""What coders learn from adjudication, in the window."""
