"""Finds quotes in news: content, cue and speaker, by a model learned from marked articles."""
