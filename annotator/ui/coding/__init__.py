"""Making records of what is selected."""
