"""A page in a browser → what can't be read on it: enlarged, spaced out, in the dark, on paper."""

import subprocess
from functools import cache
from typing import Any, Literal

import uharfbuzz
from playwright.sync_api import Locator, Page

from tests.journeys.measured import EDGE, TEXT, Box, changed, contrast, measured

USUAL = (1280, 720)  # px
NARROW = (320, 256)  # px: a telephone, and 1280 by 1024 at 400 % (WCAG 1.4.10)
SPACED = (  # WCAG 1.4.12
    "* { line-height: 1.5 !important; letter-spacing: .12em !important }"
    "* { word-spacing: .16em !important }"
    "p { margin-block-end: 2em !important }"
)
TICK = 100  # px: what a tick changes at least, 10 by 10
TWICE = "html { font-size: 36px !important }"  # 200 % of ours (WCAG 1.4.4)


def resize(page: Page, size: tuple[int, int]) -> None:
    """Makes the window so wide and so high."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def zoom_problems(page: Page) -> list[str]:
    """What is cut off or covered on a narrow screen, spaced out, or at twice the size."""
    found = []
    for said, size, css in (
        ("narrow", NARROW, ""),
        ("narrow, spaced out", NARROW, SPACED),
        ("twice as large, spaced out", USUAL, SPACED + TWICE),
    ):
        resize(page, size)
        measured(page, "wears", css)
        if measured(page, "width") > size[0]:
            found.append(f"{said}: has to be scrolled sideways")
        found += [f"{said}: {problem}" for problem in text_problems(page)]
    measured(page, "wears", "")
    resize(page, USUAL)
    return found


def text_problems(page: Page) -> list[str]:
    """Texts that stick out of what holds them, or lie on one another."""
    texts = measured(page, "texts")
    found = [f"is cut off or sticks out: {text['said']}" for text in texts if _sticks_out(text)]
    found += [f"lies on another text: {one} / {other}" for one, other in _on_one_another(texts)]
    return found


def _sticks_out(text: Any) -> bool:
    inside: Box = text["inside"]
    return any(
        box["left"] < inside["left"] - 1
        or box["right"] > inside["right"] + 1
        or _middle(box) < inside["top"]
        or _middle(box) > inside["bottom"]
        for box in text["boxes"]
    )


def _middle(box: Box) -> float:
    return (box["top"] + box["bottom"]) / 2


def _on_one_another(texts: list[Any]) -> set[tuple[str, str]]:
    """Two texts of which one covers the middle of the other's line, from above downwards."""
    lines: list[tuple[Box, int]] = [
        (box, number) for number, text in enumerate(texts) for box in text["boxes"]
    ]
    lines.sort(key=lambda line: line[0]["top"])
    found = set()
    for place, (box, number) in enumerate(lines):
        for other, its_number in lines[place + 1 :]:
            if other["top"] > _middle(box):
                break
            across = min(box["right"], other["right"]) - max(box["left"], other["left"])
            if number != its_number and across > 1:
                found.add((texts[number]["said"], texts[its_number]["said"]))
    return found


def colour_problems(page: Page) -> list[str]:
    """Texts under 7:1, and controls whose edge is under 3:1, by day and in the dark."""
    found = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {problem}" for problem in pale(page)]
    page.emulate_media(color_scheme="light")
    return found


def pale(page: Page) -> list[str]:
    """Texts and controls that are too like what they stand on, in the colours of now."""
    return [
        f"text too pale: {text['said']}"
        for text in measured(page, "inks")
        if contrast(text["ink"], text["ground"]) < TEXT
    ] + faint_controls(page)


def faint_controls(page: Page) -> list[str]:
    """Fields, boxes and buttons without an edge that can be seen."""
    return [
        f"no edge to be seen: {control['name']}"
        for control in measured(page, "controls")
        if not control["own"]
        and (control["edge"] is None or contrast(control["edge"], control["ground"]) < EDGE)
    ]


def forced_colour_problems(page: Page) -> list[str]:
    """What only a background showed, and is gone where the reader's own colours replace ours."""
    shaded = measured(page, "shaded")
    page.emulate_media(forced_colors="active")
    edged = measured(page, "edged")
    found = [f"lost its shade: {measured(page, 'named', at)}" for at in shaded if at not in edged]
    found += faint_controls(page)
    page.emulate_media(forced_colors="none")
    return found


def tick_problems(page: Page, kinds: set[str]) -> list[str]:
    """Boxes that look alike ticked and not: by day, in the dark, in the reader's own colours.

    Args:
        kinds: what was ticked already, which is not looked at again; added to.
    """
    found = []
    for box in measured(page, "boxes"):
        if box["kind"] not in kinds:
            kinds.add(box["kind"])
            ours = page.locator("body *").nth(box["place"])
            for said in ("light", "dark", "forced"):
                page.emulate_media(
                    color_scheme="dark" if said == "dark" else "light",
                    forced_colors="active" if said == "forced" else "none",
                )
                if changed(_ticked(ours, True), _ticked(ours, False)) < TICK:
                    found.append(f"{said}: looks alike ticked and not: {box['name']}")
            ours.evaluate("box => box.form.reset()")
            page.emulate_media(color_scheme="light", forced_colors="none")
    return found


def _ticked(box: Locator, ticked: bool) -> bytes:
    box.evaluate("(box, ticked) => { box.checked = ticked }", ticked)
    return box.screenshot()


def moving(page: Page) -> list[str]:
    """Whatever moves, though nobody asked it to."""
    return [f"moves: {name}" for name in measured(page, "moving")]


def print_problems(page: Page) -> list[str]:
    """What is of no use on paper, and would be printed."""
    page.emulate_media(media="print")
    useless = page.locator("nav, button, .button, [type=file]").filter(visible=True)
    found = [f"of no use on paper: {' '.join(text.split())}" for text in useless.all_inner_texts()]
    page.emulate_media(media="screen")
    return found


def missing_glyphs(page: Page) -> list[str]:
    """Letters that no font has in which the browser draws them, so that a box shows instead."""
    talk = page.context.new_cdp_session(page)
    talk.send("DOM.enable")
    talk.send("CSS.enable")
    root = talk.send("DOM.getDocument")["root"]["nodeId"]
    nodes = talk.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body *"})["nodeIds"]
    found = []
    for text in measured(page, "letters"):
        fonts = talk.send("CSS.getPlatformFontsForNode", {"nodeId": nodes[text["place"]]})["fonts"]
        known = frozenset().union(*(letters(font["postScriptName"]) for font in fonts))
        lacking = {letter for letter in text["said"] if ord(letter) not in known}
        if lacking:
            found.append(f"no font has {lacking}: {text['said'][:60]}")
    talk.detach()
    return found


@cache
def letters(font: str) -> frozenset[int]:
    """The letters, as numbers, that the system's font of this PostScript name has."""
    asked = ["fc-match", "--format=%{file}\n%{index}", f":postscriptname={font}"]
    file, index = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split(
        "\n"
    )
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file), int(index) & 0xFFFF)
    return frozenset(face.unicodes)
