"""Annotator: turn news articles into quotes, claims and events, each with its evidence."""

__version__ = "0.2.0"
