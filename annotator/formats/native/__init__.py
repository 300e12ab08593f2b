"""Annotator JSON and JSON lines: the lossless formats."""
