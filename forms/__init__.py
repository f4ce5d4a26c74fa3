"""What we ask: forms as plain values, with their answers, words, columns and numbers."""
