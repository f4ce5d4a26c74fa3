"""HTML → what a screen reader says of it, one phrase after another."""
