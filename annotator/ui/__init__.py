"""The window: Qt, and the only place with Qt."""
