"""Taking work back: other projects merged into this one, with what both began with as base."""
