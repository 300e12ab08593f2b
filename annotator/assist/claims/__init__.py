"""Finds claims worth checking in news: what could be checked and matters, and who asserts it."""
