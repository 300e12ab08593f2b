"""What changes can be: their kinds, with what the sentence of each names."""
