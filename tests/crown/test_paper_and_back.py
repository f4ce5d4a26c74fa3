"""A sheet that was printed filled in, keyed by what can be seen on it, gives the same answers."""

import unicodedata
from collections.abc import Iterator

import pypdfium2
from hypothesis import HealthCheck, given, settings
from PIL.Image import Image

from app import reading_back
from app.db import db
from app.tray import entries
from app.tray.tables import Reply
from forms.answers import Answer, Answers, Blank, Given
from forms.applying import settled
from forms.keys import keyed
from forms.model import Date, Form, Item, Money, Number
from printables.sheet import Mark, Sheet, render
from tests.forms.every_kind import EVERY_KIND
from tests.paper import officer, reply
from tests.printables.samples import COVER, WORDS, spoken
from tests.printables.tag_tree import tree
from tests.site import TODAY, publish
from tests.strategies import answered_forms

PIXEL = 25.4 / 100  # mm, of a picture with 100 dots an inch
FRAME = 0.9  # mm, the line around a box
INKED = 0.05  # of a box: more is a tick


def seen(made: Sheet) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By item key: the options whose boxes are inked on the picture, and what is on its lines."""
    document = pypdfium2.PdfDocument(made.pdf)
    pictures = [page.render(scale=100 / 72).to_pil().convert("L") for page in document]
    document.close()
    ticks: dict[str, list[str]] = {}
    for mark in made.marks:
        if mark.kind == "tick" and _ink(pictures[mark.page - 1], mark) > INKED:
            ticks.setdefault(mark.item, []).append(mark.option)
    fields = [node.said for node in tree(made.pdf).all("Form") if "Checked" not in node.attributes]
    lines = [mark for mark in made.marks if mark.kind == "write"]
    words: dict[str, list[str]] = {}
    for mark, said in zip(lines, fields, strict=True):
        words.setdefault(mark.item, []).append(said.strip())
    return ticks, words


def _ink(picture: Image, mark: Mark) -> float:
    left, top = (mark.x + FRAME) / PIXEL, (mark.y + FRAME) / PIXEL
    width, height = (mark.width - 2 * FRAME) / PIXEL, (mark.height - 2 * FRAME) / PIXEL
    inside = picture.crop((round(left), round(top), round(left + width), round(top + height)))
    shades: list[int] = inside.histogram()
    return sum(shades[:128]) / sum(shades)


def keys_of(form: Form, made: Sheet) -> Iterator[tuple[str, str]]:
    """What an officer keys of a sheet: the number by each inked box, and the words on the lines."""
    ticks, words = seen(made)
    for item in form.items:
        if item.options:
            codes = dict(zip((option.key for option in item.options), item.codes, strict=True))
            yield item.key, " ".join(codes[option] for option in ticks.get(item.key, []))
        else:
            yield item.key, _words(item, words.get(item.key, []))


def _words(item: Item, lines: list[str]) -> str:
    if isinstance(item.question, Date):
        return "".join(part.rjust(2, "0") for part in lines if part)
    said = " ".join(filter(None, lines))
    if not said or isinstance(item.question, Number | Money):
        return said
    return keyed(item, Given(said))


def on_paper(item: Item, answer: Answer) -> Answer:
    """What can be seen of an answer: the unclear is left to the pen, and breaks of lines go."""
    if not isinstance(answer, Given):
        return Blank()
    if item.options or isinstance(item.question, Number | Money | Date):
        return Given(answer.value)
    return Given(letters(answer.value))


def letters(text: str) -> str:
    """A text without its white space: where a line was broken can't be seen."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace())


def comes_back(form: Form, answers: Answers) -> None:
    """Prints, keys and reads back.

    Raises:
        AssertionError: something else was stored than what was printed.
    """
    made = render(spoken(form, "en"), COVER, WORDS["en"], answers=answers)
    version = publish(form, asked=None)
    sheet = reply(version)
    typed = {key: keys for key, keys in keys_of(version.form, made) if keys} or {"_beside": "-"}
    entries.finish(sheet, 1, officer(), typed, page=entries.Page(0), today=TODAY)
    response_id = db.session.get_one(Reply, sheet.id).response_id
    assert response_id is not None
    stored = reading_back.stored_of(response_id).answers
    items = version.form.items
    expected = settled(
        version.form, {i.key: on_paper(i, answers.get(i.key, Blank())) for i in items}, paper=True
    )
    read = {i.key: stored[i.key] for i in items}
    words = {i.key for i in items if on_paper(i, Given("a b")) == Given("ab")}
    for key in words:
        answer = read[key]
        if isinstance(answer, Given):
            read[key] = Given(letters(answer.value))
    assert {k: read[k] for k in read} == {k: expected[k] for k in read}


def test_every_kind_of_question_comes_back(app: object) -> None:
    """Ticks, several ticks, words in two directions, numbers, days, rows."""
    answers: Answers = {
        "name": Given("Ana Kowalska"),
        "join": Given("yes"),
        "needs": Given("transport other"),
        "needs.other.text": Given("أريد 25 مقعدا"),
        "meeting.clear": Given("partly"),
        "welcome": Given("0"),
        "people": Given("3"),
        "visited": Given("2026-03-27"),
        "claims.2.amount": Given("4.50"),
        "keep": Given("yes"),
    }
    comes_back(EVERY_KIND, answers)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(made=answered_forms())
def test_any_answers_to_any_form_come_back(app: object, made: tuple[Form, Answers]) -> None:
    """Printed filled in, keyed from what is printed, and read from the response."""
    comes_back(*made)
