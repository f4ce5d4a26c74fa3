"""The bytes of a printed sheet and its marks → what it asks and stores (read by pikepdf)."""

import json
from collections.abc import Iterator

from app.printing import Printed
from tests.crown.reading import Asked, Stored, numbered
from tests.printables.tag_tree import Node, tree

PARTS = {"day", "month", "year"}
# What a label may end with is left out before a colon.
ENDS = ".?!:؟"


def read(printed: Printed) -> tuple[list[Asked], list[Stored]]:
    """Every item in reading order from the tag tree; what each box stands for from the marks.

    Raises:
        AssertionError: a box is described as another than the one that it stands by.
    """
    said: list[Asked] = []
    number = label = question = ""
    done: set[int] = set()
    seen: set[str] = set()
    for node in tree(printed.pdf).walk():
        seen.add(_squeezed(node.text))
        if node.role in ("H3", "H4"):
            number, label = numbered(node.said)
            question = label if node.role == "H3" else question
        elif node.role == "L" and (boxes := _boxes(node)):
            options = tuple(_option(body) for body in node.all("LBody"))
            said.append(_described(Asked(number, label, options), boxes))
            said.extend(_more(node, number, label))
            done.update(map(id, node.all("Form")))
        elif node.role == "Table":
            said.extend(_rows(node) if _boxes(node) else _cells(node, question))
            done.update(map(id, node.all("Form")))
        elif _is_written(node) and id(node) not in done:
            asked = _written(node, Asked(number, label), question, seen)
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


def _more(options: Node, number: str, label: str) -> Iterator[Asked]:
    """The lines below options that ask to say more: they say the question, then the option."""
    for body in options.all("LBody"):
        for field in (form for form in body.all("Form") if form.attributes["Role"] == "/tv"):
            option = _option(body)
            assert (
                _squeezed(field.attributes["Desc"]) == f"{number}. {_before_colon(label)}{option}"
            )
            yield Asked(number, option)


def _written(node: Node, heading: Asked, question: str, seen: set[str]) -> Asked:
    """What a field says that it is: the last heading; or its row's question and its own label.

    A part of a date, or a unit, may follow.
    """
    number, described = numbered(node.attributes["Desc"])

    def says(whole: str) -> bool:
        return described == whole or described.startswith(_before_colon(whole))

    if number == heading.number:
        assert says(heading.label), described
        return heading
    # What somebody may be asked to write can begin like a number of ours.
    labels = [text for n, text in map(numbered, seen) if n == number]
    said = [label for label in labels if says(_before_colon(question) + label)]
    assert said, described
    return Asked(number, max(said, key=len))


def _before_colon(label: str) -> str:
    return f"{label.rstrip(ENDS).rstrip()}: "


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


def _cells(table: Node, question: str) -> list[Asked]:
    """The fields of rows: each is numbered by its row's head and its column's.

    They say the question and their column, which may say more: what to write of a date.
    """
    columns: list[tuple[str, str]] = []
    cells = []
    for row in table.all("TR"):
        head, *others = row.all("TH")
        if others:
            columns = [numbered(column.said) for column in others]
            continue
        fields = row.all("Form")
        for (letter, label), field in zip(columns, fields, strict=True):
            number, described = numbered(field.attributes["Desc"])
            assert number == _squeezed(head.said) + letter
            assert described.startswith(_before_colon(question))
            said = described.removeprefix(_before_colon(question))
            if said.startswith(_before_colon(label)):
                said = label
            assert said in label
            cells.append(Asked(number, said))
    return cells


def _described(item: Asked, boxes: list[Node]) -> Asked:
    """An item whose every box is described as its own statement and option."""
    described = [_squeezed(box.attributes["Desc"]) for box in boxes]
    asked = f"{item.number}. {_before_colon(item.label)}"
    assert described == [asked + option for option in item.options]
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
