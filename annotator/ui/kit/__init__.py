"""What the subjects of the window share: session, messages, theme, tasks, small widgets."""
