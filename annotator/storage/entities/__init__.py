"""Queries of each kind of thing that a project holds; `Queries` has them all."""
