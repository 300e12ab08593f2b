"""Coding stripes: the records as bars in the margin beside the text."""
