"""The bytes of a printed sheet and its marks → what it asks and stores (read by pikepdf)."""

import json

from app.publishing import Printed
from tests.crown.reading import Asked, Stored, numbered
from tests.printables.tag_tree import Node, tree


def read(printed: Printed) -> tuple[list[Asked], list[Stored]]:
    """Every item in reading order from the tag tree; what each box stands for from the marks.

    Raises:
        AssertionError: a box is described as another than the one that it stands by.
    """
    said: list[Asked] = []
    number = label = ""
    for node in tree(printed.pdf).walk():
        if node.role in ("H3", "H4"):
            number, label = numbered(node.said)
        elif node.role == "L" and (boxes := node.all("Form")):
            options = tuple(_squeezed(body.said) for body in node.all("LBody"))
            said.append(_described(Asked(number, label, options), boxes))
        elif node.role == "Table":
            said.extend(_rows(node))
        elif node.role == "Form" and node.attributes["Role"] == "/tv":
            assert _squeezed(node.attributes["Desc"]) == f"{number}. {label}"
            said.append(Asked(number, label))
    return said, _marks(printed)


def _rows(table: Node) -> list[Asked]:
    options: tuple[str, ...] = ()
    rows = []
    for row in table.all("TR"):
        heads = row.all("TH")
        if heads[0].attributes["Scope"] == "/Column":
            options = tuple(_squeezed(head.said) for head in heads)
            continue
        boxes = [cell.said.strip() for cell in row.all("TD")]
        assert boxes == [str(place + 1) for place in range(len(options))]
        item = Asked(*numbered(heads[0].said), options)
        rows.append(_described(item, row.all("Form")))
    return rows


def _described(item: Asked, boxes: list[Node]) -> Asked:
    """An item whose every box is described as its own statement and option."""
    described = [_squeezed(box.attributes["Desc"]) for box in boxes]
    assert described == [f"{item.number}. {item.label}: {option}" for option in item.options]
    return item


def _marks(printed: Printed) -> list[Stored]:
    found: dict[str, tuple[str, ...]] = {}
    for mark in json.loads(printed.marks):
        if mark["kind"] in ("tick", "write"):
            ticks = (mark["option"],) if mark["kind"] == "tick" else ()
            found[mark["item"]] = found.get(mark["item"], ()) + ticks
    return [Stored(key, options) for key, options in found.items()]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
