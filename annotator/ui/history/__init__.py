"""The journal, undo and redo."""
