"""Projects as SQLite files: opened, hardened, watched and kept whole."""
