"""The questions of the sheet."""
