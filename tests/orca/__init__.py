"""Orca, the screen reader of Linux, on a desktop of its own → what it says; run by hand, as slow."""
