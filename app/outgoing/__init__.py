"""What becomes of paper on its way out: who asked for it, what was printed, what was handed out."""
