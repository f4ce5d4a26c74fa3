"""A page spoiled on purpose → what the checks by hand say: they see what they are there to see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.keyboard import keyboard_problems, skip_problems, small_targets
from tests.journeys.looks import (
    colour_problems,
    forced_colour_problems,
    missing_glyphs,
    moving,
    print_problems,
    tick_problems,
    zoom_problems,
)

GOOD = """<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Good</title>
<meta name="viewport" content="width=device-width"><style>
* {{ box-sizing: border-box; color: #111; }}
body {{ margin: 1rem; background: #fff; font: 18px/1.5 sans-serif; overflow-wrap: break-word; }}
p, div {{ margin-block: 1rem; }}
button, input, a {{ display: inline-block; min-height: 44px; min-width: 44px; }}
button, input {{ border: 2px solid #111; background: #fff; font: inherit; max-width: 100%; }}
:focus-visible {{ outline: 3px solid #111; outline-offset: 2px; }}
@media print {{ button {{ display: none; }} }}
{css}</style></head><body>{body}</body></html>"""
BODY = """<a href="#main-part">Skip to the main part</a><main id="main-part" tabindex="-1">
<h1>A page</h1><p>Some words.</p><p class="more">More words.</p>
<div><input id="one"></div><div><input id="two"></div><p><button>Go on</button></p>
<form><div><input type="checkbox"></div><div><input type="radio"></div></form></main>"""


def by_keyboard(page: Page) -> list[str]:
    """Everything by keyboard, for the first time."""
    return keyboard_problems(page, set())


def by_ticks(page: Page) -> list[str]:
    """Every kind of box, for the first time."""
    return tick_problems(page, set())


CHECKS = {
    check.__name__: check
    for check in (
        by_keyboard,
        by_ticks,
        skip_problems,
        small_targets,
        zoom_problems,
        colour_problems,
        forced_colour_problems,
        moving,
        print_problems,
        missing_glyphs,
    )
}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_good_page_passes(page: Page, check: Callable[[Page], list[str]]) -> None:
    """Nothing is found where nothing is wrong."""
    page.set_content(GOOD.format(css="", body=BODY))
    assert check(page) == []


@pytest.mark.parametrize(
    ("name", "css", "said"),
    [
        ("by_keyboard", ":focus-visible { outline: none }", "does not show its focus"),
        ("by_keyboard", ":focus-visible { outline-color: #ccc }", "does not show its focus"),
        ("by_keyboard", "main { display: flex; flex-direction: column-reverse }", "drawn before"),
        (
            "by_keyboard",
            "h1 { position: fixed; inset: 0; margin: 0; background: #fff }",
            "has the focus and is hidden",
        ),
        ("small_targets", "button { min-height: 0; line-height: 1 }", "small: button"),
        ("zoom_problems", "h1 { width: 400px }", "scrolled sideways"),
        ("zoom_problems", "p { height: 27px; width: 90px; overflow: hidden }", "cut off"),
        ("zoom_problems", ".more { margin-top: -40px }", "lies on another text"),
        ("zoom_problems", "button { width: 70px; white-space: nowrap }", "sticks out: Go on"),
        ("colour_problems", "p { color: #767676 }", "light: text too pale: Some words"),
        (
            "colour_problems",
            "@media (prefers-color-scheme: dark) { body { background: #222 } }",
            "dark: text too pale",
        ),
        ("colour_problems", "input { border-color: #bbb }", "no edge to be seen: input#one"),
        ("forced_colour_problems", "p { background: #eee }", "lost its shade: p"),
        (
            "forced_colour_problems",
            "@media (forced-colors: active) { input { border: 0 } }",
            "no edge to be seen: input#one",
        ),
        (
            "by_ticks",
            "[type=radio] { appearance: none } :checked { background: #111 }",
            "forced: looks alike ticked and not: input",
        ),
        (
            "by_ticks",
            "[type=checkbox] { appearance: none } :checked { background: #ddd }",
            "light: looks alike ticked and not: input",
        ),
        (
            "by_ticks",
            "@media (prefers-color-scheme: dark) { input { opacity: .1 } }",
            "dark: looks alike ticked and not: input",
        ),
        ("moving", "p { transition: color 1s }", "moves: p"),
        ("moving", "@keyframes a { to { opacity: 0 } } p { animation: a 1s }", "moves: p"),
        ("print_problems", "@media print { button { display: block } }", "on paper: Go on"),
    ],
)
def test_a_spoiled_page_does_not(page: Page, name: str, css: str, said: str) -> None:
    """Each style takes something away from somebody."""
    page.set_content(GOOD.format(css=css, body=BODY))
    problems = CHECKS[name](page)
    assert any(said in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("name", "good", "spoiled", "said"),
    [
        ("by_keyboard", 'id="two"', 'id="two" tabindex="5"', "Tab leads to"),
        ("skip_problems", 'href="#main-part"', 'href="#nothing"', "does not lead"),
        ("skip_problems", ' tabindex="-1"', "", "skips nothing"),
        ("missing_glyphs", "Some words", "Some \U000f0000 words", "no font has"),
    ],
)
def test_a_page_with_other_words_does_not(
    page: Page, name: str, good: str, spoiled: str, said: str
) -> None:
    """A stop out of turn, a link that leads nowhere, a letter that no font has."""
    page.set_content(GOOD.format(css="", body=BODY.replace(good, spoiled)))
    problems = CHECKS[name](page)
    assert any(said in problem for problem in problems), problems
