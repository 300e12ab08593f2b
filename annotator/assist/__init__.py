"""Suggestions told from a text by simple patterns and by what a project knows; pure."""
