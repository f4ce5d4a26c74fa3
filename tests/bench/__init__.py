"""The service → its speed, size and keys, as a table of figures beside those to reach."""
