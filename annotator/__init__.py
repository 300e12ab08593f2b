"""Annotator: turn news articles into quotes, claims and events, each with its evidence."""

from importlib.metadata import version

__version__ = version("annotator")
