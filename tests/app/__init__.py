"""What holds for the web application."""
