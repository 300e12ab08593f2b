"""What is suggested in the open article: marks in the text, a strip under it, keys."""
