"""The pages on which officers key what came back; what happens to it is in `app.tray`."""
