"""Learns from coded articles to find records of any type: their spans, evidence and choices."""
