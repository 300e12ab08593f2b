"""What is not saved: shown, asked about, and kept through a crash."""
