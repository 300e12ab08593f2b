"""Texts, spans of them, and what differs between two of them."""
