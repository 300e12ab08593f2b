"""Annotator JSON as it lies in files: its shape, what must hold in it, and the way to the core."""
