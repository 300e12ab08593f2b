"""Adjudication: what several coders made of the open article, and the gold composed of it."""
