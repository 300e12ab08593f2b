"""Edits as data, and drafts of them."""
