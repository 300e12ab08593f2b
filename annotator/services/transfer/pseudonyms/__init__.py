"""Pseudonyms in place of names, in what comes in and goes out."""
