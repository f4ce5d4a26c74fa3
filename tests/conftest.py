"""Names the modules whose fixtures every test may ask for, and how far properties are tried."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.browser", "tests.nu", "tests.postgresql", "tests.site"]

settings.register_profile(
    "suite", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")
