"""The bytes of a printed sheet and its marks → what it asks and stores (read by pikepdf)."""

import json

from app.printing import Printed
from tests.crown.reading import Asked, Stored, numbered
from tests.printables.tag_tree import Node, tree

PARTS = {"day", "month", "year"}


def read(printed: Printed) -> tuple[list[Asked], list[Stored]]:
    """Every item in reading order from the tag tree; what each box stands for from the marks.

    Raises:
        AssertionError: a box is described as another than the one that it stands by.
    """
    said: list[Asked] = []
    number = label = ""
    in_tables: set[int] = set()
    seen: set[str] = set()
    for node in tree(printed.pdf).walk():
        seen.add(_squeezed(node.text))
        if node.role in ("H3", "H4"):
            number, label = numbered(node.said)
        elif node.role == "L" and (boxes := _boxes(node)):
            options = tuple(_option(body) for body in node.all("LBody"))
            said.append(_described(Asked(number, label, options), boxes))
        elif node.role == "Table":
            said.extend(_rows(node) if _boxes(node) else _cells(node))
            in_tables.update(map(id, node.all("Form")))
        elif _is_written(node) and id(node) not in in_tables:
            asked = _written(node, Asked(number, label), seen)
            if said[-1:] != [asked]:  # the parts of a date are one item
                said.append(asked)
    return said, _marks(printed)


def _option(body: Node) -> str:
    """What is said beside a box, without the field for those who are asked to say more."""
    return _squeezed(
        "".join(
            part if isinstance(part, str) else part.said
            for part in body.parts
            if isinstance(part, str) or not part.all("Form")
        )
    )


def _boxes(node: Node) -> list[Node]:
    return [form for form in node.all("Form") if form.attributes["Role"] in ("/rb", "/cb")]


def _is_written(node: Node) -> bool:
    """Whether it is a field for an item; those of the slip to cut off have no number."""
    is_field = node.role == "Form" and node.attributes["Role"] == "/tv"
    return is_field and node.attributes["Desc"][:1].isdigit()


def _written(node: Node, heading: Asked, seen: set[str]) -> Asked:
    """What a field says that it is: the last heading, or other words that stand before it."""
    described = _squeezed(node.attributes["Desc"])
    whole = f"{heading.number}. {heading.label}"
    if described in {whole, *(f"{whole}: {part}" for part in seen)}:
        return heading
    number, label = numbered(described)
    # An option of the question above, or a row's field with its own number.
    assert described in seen or (number == heading.number and label in seen), described
    return Asked(number, label)


def _rows(table: Node) -> list[Asked]:
    """The statements of a grid."""
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


def _cells(table: Node) -> list[Asked]:
    """The fields of rows: each is numbered by its row's head and its column's."""
    columns: list[tuple[str, str]] = []
    cells = []
    for row in table.all("TR"):
        head, *others = row.all("TH")
        if others:
            columns = [numbered(column.said) for column in others]
            continue
        fields = row.all("Form")
        for (letter, label), field in zip(columns, fields, strict=True):
            asked = Asked(*numbered(field.attributes["Desc"]))
            assert asked.number == _squeezed(head.said) + letter
            assert asked.label in label
            cells.append(asked)
    return cells


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
            assert ticks or not mark["option"] or mark["option"] in PARTS
            found[mark["item"]] = found.get(mark["item"], ()) + ticks
    return [Stored(key, options) for key, options in found.items()]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
