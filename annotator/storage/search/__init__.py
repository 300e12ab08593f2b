"""The full-text index and the questions to it."""
