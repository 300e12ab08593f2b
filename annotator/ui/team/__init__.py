"""Work of several coders."""
