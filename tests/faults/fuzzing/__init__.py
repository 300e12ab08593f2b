"""Fuzzing of everything that reads files: inputs, how they are changed, and what must hold."""
