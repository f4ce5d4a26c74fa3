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
    for part in tree.xpath("//section/h3 | //ul[@class='codes'] | //section/div"):
        if part.tag == "h3":
            options = ()
        elif part.tag == "ul":
            boxes = [entry.find("span") for entry in part.findall("li")]
            assert [box.text for box in boxes] == [str(n + 1) for n in range(len(boxes))]
            options = tuple(" ".join(_text(entry)[1:]) for entry in part.findall("li"))
        else:
            (label,) = part.findall("label")
            (field,) = part.xpath(".//textarea | .//input")
            assert label.get("for") == field.get("id")
            said.append(Asked(*numbered(label.text), options))
            names.append(field.get("name"))
    return said, names


def _text(element: Any) -> list[str]:
    return str(element.text_content()).split()
