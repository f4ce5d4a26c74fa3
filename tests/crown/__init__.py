"""One form, many outputs: each is read back from its finished bytes and must say the same."""
