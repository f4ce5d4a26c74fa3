"""The stylesheet → whether it is sound: its directions, its colours, and nothing in it unused."""

import re
from itertools import product
from pathlib import Path

import pytest

from tests.journeys.measured import EDGE, TEXT, Colour, contrast
from tests.nu import NuCheck

CSS = Path("app/static/style.css").read_text(encoding="utf-8")
PHYSICAL = (
    r"(margin|padding|border)-(left|right|top|bottom)|text-align: (left|right)"
    r"|[^-\w](left|right|top|bottom|float):"
)
NAMED = r"--([\w-]+): (#[0-9a-f]{3,6});"
GROUNDS = ("paper", "shade")


def colours(scheme: str) -> dict[str, Colour]:
    """The named colours, by day or in the dark."""
    light, _, rest = CSS.partition("@media screen and (prefers-color-scheme: dark)")
    said = light if scheme == "light" else rest.partition("@media")[0]
    return {name: _parts(value) for name, value in re.findall(NAMED, said)}


def _parts(value: str) -> Colour:
    digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
    return [int(digits[place : place + 2], 16) for place in (0, 2, 4)]


def test_the_nu_checker_finds_nothing(nu_check: NuCheck) -> None:
    """Every property and value is one that there is."""
    assert nu_check(CSS, "css") == []


def test_nothing_has_a_side_that_would_not_mirror() -> None:
    """Start and end, never left and right, so that Arabic pages mirror by themselves."""
    assert not re.search(PHYSICAL, CSS)


def test_every_class_is_one_that_a_page_has() -> None:
    """What is gone from the pages is gone from the stylesheet."""
    templates = Path("app/templates").rglob("*.html")
    said = " ".join(path.read_text(encoding="utf-8") for path in templates)
    said += Path("app/controls.py").read_text(encoding="utf-8")
    plain = re.sub(r'/\*.*?\*/|"[^"]*"', "", CSS, flags=re.DOTALL)
    names = set(re.findall(r"\.([a-z][\w-]*)", plain))
    assert {name for name in names if not re.search(rf"\b{name}\b", said)} == set()


def test_every_colour_has_a_name_and_both_schemes_have_it() -> None:
    """So that a council changes its colours in one place; the focus alone is the same in both."""
    unnamed = re.sub(NAMED, "", CSS)
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgba?\(|hsla?\(", unnamed)
    assert set(colours("light")) - set(colours("dark")) == {"focus"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_far_enough_apart(scheme: str) -> None:
    """Whatever text is drawn in stands 7:1 off whatever it may stand on, computed (WCAG 1.4.6)."""
    found = colours(scheme)
    inks = set(re.findall(r"[^-]color: var\(--([\w-]+)\)", CSS)) - {"on-brand"}
    assert len(inks) > 3
    pairs = [*product(inks, GROUNDS), ("on-brand", "brand")]
    near = {pair for pair in pairs if contrast(found[pair[0]], found[pair[1]]) < TEXT}
    assert near == set()
    assert all(contrast(found["line"], found[ground]) >= EDGE for ground in GROUNDS)
