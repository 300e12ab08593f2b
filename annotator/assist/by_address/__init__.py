"""What is asked of a language model, and what of its answer is believed: pure functions."""
