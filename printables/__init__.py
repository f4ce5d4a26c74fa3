"""A form → a sheet of paper: a tagged PDF and where its boxes lie. It knows no web, no database."""
