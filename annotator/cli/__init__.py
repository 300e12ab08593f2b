"""The command line: what the window does, for scripts and for machines without a screen."""
