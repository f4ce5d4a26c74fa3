"""A page in a real browser → what Orca, the screen reader of Linux, says; slow, run by hand."""
