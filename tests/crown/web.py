"""The HTML of a form's page → what it asks and stores (read by lxml)."""

from typing import Any

from lxml import html

from tests.crown.reading import Asked, Stored, numbered

QUESTIONS = "//*[contains(concat(' ', @class, ' '), ' question ') or @class='says']"


def read(page: str) -> tuple[list[Asked], list[Stored]]:
    """Every question in the order of the page, a label found by its `for`."""
    tree: Any = html.fromstring(page)
    labels = {label.get("for"): label for label in tree.iter("label")}
    said, kept = [], []
    number = ""
    for question in tree.xpath(QUESTIONS):
        boxes = question.xpath("./div[@class='option']/input")
        fields = question.xpath(".//textarea | .//input")
        options: tuple[str, ...] = ()
        if question.get("class") == "says":
            label = _option_before(question, labels)
            assert label in labels[fields[0].get("id")].text_content()
        elif boxes or len(fields) > 1:
            number, label = numbered(own(question.find("legend")))
            options = tuple(_label(labels[box.get("id")]) for box in boxes)
        else:
            number, label = numbered(own(labels[fields[0].get("id")]))
        said.append(Asked(number, label, options))
        (key,) = {_key(field) for field in boxes or fields}
        kept.append(Stored(key, tuple(box.get("value") for box in boxes)))
    return said, kept


def own(element: Any) -> str:
    """What an element says by itself: neither its hints nor its errors, which have a class."""
    said = [element.text]
    for child in element:
        said += [None if child.get("class") else child.text_content(), child.tail]
    return " ".join(part for part in said if part)


def _label(label: Any) -> str:
    return " ".join(label.text_content().split())


def _option_before(says: Any, labels: dict[str, Any]) -> str:
    """The label of the option that the words belong to."""
    (box,) = says.getprevious().findall("input")
    return _label(labels[box.get("id")])


def _key(field: Any) -> str:
    """The item of a field: that of a date has its part after a dot."""
    name: str = field.get("name")
    return name.rpartition(".")[0] if field.getparent().getparent().get("class") == "day" else name
