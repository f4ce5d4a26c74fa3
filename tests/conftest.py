"""Names the modules whose fixtures every test may ask for."""

pytest_plugins = ["tests.browser", "tests.nu", "tests.postgresql"]
