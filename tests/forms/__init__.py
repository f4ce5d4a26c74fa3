"""What holds for forms, their answers, words, columns and numbers."""
