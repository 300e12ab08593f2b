"""What the benchmarks share: floors, sizes, tables and kept ratios."""
