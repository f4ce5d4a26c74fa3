"""What holds for paper: text, layout, the tagged file, the sheet and its marks."""
