"""Correcting an article's text."""
