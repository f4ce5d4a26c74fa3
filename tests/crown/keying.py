"""The HTML of a keying screen → what it asks (read by lxml); its fields' names."""

import re
from typing import Any

from lxml import html

from tests.crown.reading import Asked, numbered


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
        said.append(Asked(*numbered(label.text), tuple(codes.values()) if taken else ()))
        names.append(field.get("name"))
    return said, names


def _codes(listed: Any) -> dict[str, str]:
    """What is keyed for each label: said before it, or as its beginning."""
    codes = {}
    for entry in listed.findall("li"):
        box = entry.find("b")
        label = " ".join(str(entry.text if box is None else box.tail).split())
        code = box.text if box is not None else re.match(r"\d+", label)[0]  # type: ignore[index]
        codes[code] = label
    return codes
