"""The HTML of a keying screen → what it asks (read by lxml); its fields' names."""

import re
from typing import Any

from lxml import html

from tests.crown.reading import Asked, numbered
from tests.crown.web import own


def read(page: str) -> tuple[list[Asked], list[str]]:
    """Every field in the order of the page, with the list of box numbers that describes it.

    Raises:
        AssertionError: the numbers in the list are not those that the field takes.
    """
    tree: Any = html.fromstring(page)
    said, names = [], []
    codes: dict[str, str] = {}
    for part in tree.xpath("//section//ul | //section//div[contains(@class, 'question')]"):
        if part.tag == "ul":
            codes = _codes(part)
            continue
        (label,) = part.findall("label")
        (field,) = part.xpath(".//textarea | .//input")
        assert label.get("for") == field.get("id")
        alone = part.find("ul")
        if alone is not None:
            codes = _codes(alone)
        taken = field.get("data-codes")
        assert taken is None or list(codes) == taken.split()
        said.append(Asked(*numbered(own(label)), tuple(codes.values()) if taken else ()))
        names.append(field.get("name"))
    return said, names


def _codes(listed: Any) -> dict[str, str]:
    """What is keyed for each label: said before it, or as its beginning."""
    codes = {}
    for entry in listed.findall("li"):
        box = entry.find("b")
        label = " ".join(entry.text_content().split())
        code = label.split()[0] if box is not None else re.split(r"\D", label)[0]
        assert box is None or box.text == code
        codes[code] = label if box is None else label.removeprefix(code).strip()
    return codes
