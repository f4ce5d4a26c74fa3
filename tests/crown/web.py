"""The HTML of a form's page → what it asks and stores (read by lxml)."""

from typing import Any

from lxml import html

from tests.crown.reading import Asked, Stored, numbered


def read(page: str) -> tuple[list[Asked], list[Stored]]:
    """Every question in the order of the page, a radio's label found by its `for`."""
    tree: Any = html.fromstring(page)
    labels = {label.get("for"): label for label in tree.iter("label")}
    said, kept = [], []
    for question in tree.xpath("//*[contains(@class, 'question')]"):
        radios = question.xpath(".//input[@type='radio']")
        if radios:
            number, label = numbered(question.find("legend").text)
            options = tuple(" ".join(labels[radio.get("id")].text.split()) for radio in radios)
            (key,) = {radio.get("name") for radio in radios}
        else:
            (field,) = question.xpath(".//textarea | .//input")
            number, label = numbered(labels[field.get("id")].text)
            options, key = (), field.get("name")
        said.append(Asked(number, label, options))
        kept.append(Stored(key, tuple(radio.get("value") for radio in radios)))
    return said, kept
