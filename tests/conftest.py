"""Names the modules whose fixtures every test may ask for, and how far properties are tried."""

import pytest
from hypothesis import HealthCheck, Phase, settings

pytest_plugins = [
    "tests.browser",
    "tests.nu",
    "tests.postgresql",
    "tests.site",
    "tests.screen_reader.virtual",
    "tests.journeys.pages",  # imports the one before, which must be known first
    "tests.journeys.officers",
]

settings.register_profile(
    "suite",
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # To make a form smaller takes minutes; --hypothesis-profile=default does so.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the walks over every page: whoever takes one last lets all others wait."""
    items.sort(key=lambda item: "test_every_page.py" not in item.nodeid)
