"""Finds events in news: who does what to whom, when and where, by a lexicon and a classifier."""
