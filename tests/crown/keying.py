"""The HTML of a keying screen → what it asks (read by lxml); its fields' names."""

from typing import Any

from lxml import html

from tests.crown.reading import Asked, numbered


def read(page: str) -> tuple[list[Asked], list[str]]:
    """Every field in the order of the page, with the list of box numbers that stands before it.

    Raises:
        AssertionError: the box numbers are not 1, 2, 3 and so on.
    """
    tree: Any = html.fromstring(page)
    said, names = [], []
    options: tuple[str, ...] = ()
    for part in tree.xpath("//section/ul | //section/div"):
        if part.tag == "ul":
            options = _options(part)
            continue
        (label,) = part.findall("label")
        (field,) = part.xpath(".//textarea | .//input")
        assert label.get("for") == field.get("id")
        alone = part.find("ul")
        if alone is not None:
            options = _options(alone)
        closed = field.get("data-boxes") is not None
        said.append(Asked(*numbered(label.text), options if closed else ()))
        names.append(field.get("name"))
    return said, names


def _options(codes: Any) -> tuple[str, ...]:
    """The labels of a list of box numbers: 1, 2, 3 …, before each label or as its beginning."""
    options = []
    for number, entry in enumerate(codes.findall("li"), start=1):
        box = entry.find("b")
        label = " ".join(str(entry.text if box is None else box.tail).split())
        assert str(number) == box.text if box is not None else label.startswith(str(number))
        options.append(label)
    return tuple(options)
