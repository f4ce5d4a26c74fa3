import pytest
from tests.browser import axe_problems
from tests.journeys.looks import NARROW, USUAL, resize
from tests.journeys.measured import measured
from tests.journeys.run_collections import of_closing, of_collections
from tests.journeys.walking import sign_in
from tests.paper import officer

@pytest.mark.parametrize("language", ["en", "ar"])
def test_walk(app, served, page, language):
    officer()
    page.set_default_timeout(40000); page.context.set_default_timeout(40000)
    home = f"{served}/{language}"
    page.goto(f"{home}/officers/"); sign_in(page)
    bad = []
    for walk in (of_collections, of_closing):
        for n, name in enumerate(walk(page, home)):
            if language == "en" or "settings" in name or "out" in name:
                bad += [f"{name}: {p}" for p in axe_problems(page)]
            resize(page, NARROW)
            if measured(page, "width") > NARROW[0]: bad.append(name + " scrolls")
            if language == "ar": page.screenshot(path=f"/tmp/collections/{language}-{walk.__name__}-{n}-narrow.png", full_page=True)
            resize(page, USUAL)
            if language == "en": page.screenshot(path=f"/tmp/collections/{language}-{walk.__name__}-{n}.png", full_page=True)
    assert not bad, "\n".join(bad)
