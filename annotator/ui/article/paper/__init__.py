"""Articles on paper: pages with marks, bars and numbers in the margin, and the records below."""
