"""Answers so far → a sheet on which they stand already; the rest is left for the pen."""

import unicodedata

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import Answer, Answers, Blank, Given, Missing, Reason, Unclear
from forms.model import Contact, Date, Form, Means, Money, Number, Rows, Text
from printables.editions import EDITIONS, STANDARD
from printables.layout import lay_out
from printables.sheet import Sheet, render
from printables.things import Page, Placed, Tick, Writing
from tests.forms.every_kind import EVERY_KIND
from tests.printables.geometry import problems
from tests.printables.samples import COVER, WORDS, choice, form_of, spoken
from tests.printables.tag_tree import Node, tree
from tests.strategies import answered_forms

SO_FAR: Answers = {
    "name": Given("Ana Kowalska"),
    "telephone": Given("01635 42400"),
    "address": Given("1 High Street\nNewbury"),
    "join": Given("yes"),
    "needs": Given("transport other"),
    "needs.other.text": Given("A ramp"),
    "meeting.clear": Given("partly"),
    "welcome": Given("0"),
    "people": Given("3"),
    "visited": Given("2026-03-27"),
    "lost_pay": Given("12.50"),
    "claims.2.day": Given("2026-03-01"),
    "claims.2.amount": Given("4.50"),
    "idea": Blank(),
    "keep": Missing(),
}
ARABIC = "أريد 25 مقعدا في الحديقة."
CHECKED = {"checked": "/on", "Checked": "/on"}
some_forms = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pages(form: Form, answers: Answers, edition: str = "standard") -> tuple[Page, ...]:
    return lay_out(form, COVER, WORDS["en"], EDITIONS[edition], answers)


def started(form: Form, answers: Answers, language: str = "en") -> Sheet:
    return render(spoken(form, language), COVER, WORDS[language], answers=answers)


def written(laid: tuple[Page, ...]) -> dict[tuple[str, str], str]:
    """What stands in each field already, by item and part."""
    found: dict[tuple[str, str], str] = {}
    for placed in (placed for page in laid for placed in page.placed):
        if isinstance(placed.thing, Writing) and placed.item:
            text = "".join(line.text for line in placed.thing.written)
            place = placed.item, placed.option
            found[place] = found.get(place, "") + text
    return {place: text for place, text in found.items() if text}


def ticked(laid: tuple[Page, ...]) -> set[tuple[str, str]]:
    return {
        (placed.item, placed.option)
        for page in laid
        for placed in page.placed
        if isinstance(placed.thing, Tick) and placed.thing.ticked
    }


def fields(laid: tuple[Page, ...]) -> list[Placed]:
    return [p for page in laid for p in page.placed if isinstance(p.thing, Writing) and p.item]


def forms_of(made: Sheet) -> list[Node]:
    return tree(made.pdf).all("Form")


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_what_is_answered_is_printed(edition: str) -> None:
    """Ticks stand in their boxes, words on their lines, a day in its three boxes; no more."""
    laid = pages(spoken(EVERY_KIND, "en"), SO_FAR, edition)
    assert ticked(laid) == {
        ("join", "yes"),
        ("needs", "transport"),
        ("needs", "other"),
        ("meeting.clear", "partly"),
        ("welcome", "0"),
    }
    found = written(laid)
    in_rows = {place: found.pop(place) for place in list(found) if place[0].startswith("claims")}
    assert found == {
        ("name", ""): "Ana Kowalska",
        ("telephone", ""): "01635 42400",
        ("address", ""): "1 High Street Newbury",
        ("needs.other.text", ""): "A ramp",
        ("people", ""): "3",
        ("visited", "day"): "27",
        ("visited", "month"): "3",
        ("visited", "year"): "2026",
        ("lost_pay", ""): "12.50",
    }
    assert " ".join(in_rows.values()) == "1 3 2026 4.50"


@pytest.mark.parametrize(
    "answer",
    [Blank(), Missing(), Unclear(Reason.SEVERAL, "o0 o1"), Unclear(Reason.ILLEGIBLE, "o1")],
)
def test_unclear_is_left_to_the_pen(answer: Answer) -> None:
    """What isn't a clear answer is printed nowhere."""
    form = form_of(choice("Yes", "No"), Text(key="why", label="Why?"))
    laid = pages(form, {"which": answer, "why": answer})
    assert not ticked(laid)
    assert not written(laid)


@pytest.mark.parametrize(
    "question",
    [Number(key="a", label="b"), Money(key="a", label="b"), Date(key="a", label="b")],
)
def test_no_number_is_left_to_the_pen(question: Number | Money | Date) -> None:
    """What was typed for a number or a day and can't be read as one is not printed."""
    assert not written(pages(form_of(question), {"a": Given("about a week ago " * 500)}))


def test_nothing_answered_is_a_blank_sheet() -> None:
    """A form with no answers yet is printed like one that nobody has begun."""
    form = spoken(EVERY_KIND, "en")
    assert render(form, COVER, WORDS["en"]) == render(form, COVER, WORDS["en"], answers={})


def test_a_tick_is_told() -> None:
    """Who listens to the sheet hears which boxes are ticked, and what stands on the lines."""
    made = started(EVERY_KIND, SO_FAR)
    boxes = [node for node in forms_of(made) if "Checked" in node.attributes]
    on = [node for node in boxes if CHECKED.items() <= node.attributes.items()]
    assert [node.attributes["Desc"] for node in on] == [
        "6. Would you like to join the steering group: Yes",
        "8. What do you need to take part: Help with getting there",
        "8. What do you need to take part: Something else, please say",
        "9b. I understood what was said: Partly",
        "10. How welcome did you feel: 0, not at all",
    ]
    assert all(node.attributes["Checked"] == "/off" for node in boxes if node not in on)
    said = {node.attributes["Desc"]: node.said for node in forms_of(made) if node.said}
    assert said["1. Your name"] == "Ana Kowalska"
    assert said["12. When was the meeting: Month"] == "3"
    assert said["5. Address"] == "1 High Street Newbury"


def dark(made: Sheet, item: str, option: str = "") -> float:
    """The part of a box or field on the picture of its page that is dark, its frame left out."""
    mark = next(m for m in made.marks if (m.item, m.option) == (item, option))
    document = pypdfium2.PdfDocument(made.pdf)
    picture = document[mark.page - 1].render(scale=150 / 72).to_pil().convert("L")
    document.close()
    edge, pixel = 0.8, 25.4 / 150
    corners = (
        mark.x + edge,
        mark.y + edge,
        mark.x + mark.width - edge,
        mark.y + mark.height - edge,
    )
    inside = picture.crop(tuple(round(corner / pixel) for corner in corners))
    shades: list[int] = inside.histogram()
    return sum(shades[:128]) / sum(shades)


def test_ticks_can_be_seen() -> None:
    """A printed tick is as dark as one of a pen: a scanner counts it; an empty box stays empty."""
    made = started(EVERY_KIND, SO_FAR)
    assert 0.1 < dark(made, "join", "yes") < 0.5
    assert dark(made, "join", "no") == 0
    assert dark(made, "name") > 0.01
    assert dark(made, "email") == 0


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("text", "from_right"), [(ARABIC, True), ("A café", False), ("07", False)])
def test_words_run_in_their_own_direction(language: str, text: str, from_right: bool) -> None:
    """An Arabic answer begins at the right on an English sheet too, and is read as it was typed."""
    form = spoken(form_of(Text(key="why", label="Why?")), language)
    (field,) = fields(lay_out(form, COVER, WORDS[language], STANDARD, {"why": Given(text)}))
    assert isinstance(field.thing, Writing)
    assert field.thing.from_right == from_right
    made = started(form_of(Text(key="why", label="Why?")), {"why": Given(text)}, language)
    (node,) = (node for node in forms_of(made) if node.said)
    assert node.said == text


def test_a_field_grows() -> None:
    """A long answer is printed whole: its field, and a table's row, grow with it."""
    long = "We were late because the bus did not come. " * 90
    form = form_of(
        Text(key="why", label="Why?", lines=2), Contact(key="n", label="b", means=Means.NAME)
    )
    laid = pages(form, {"why": Given(long.strip()), "n": Given(long[:400].strip())})
    assert problems(laid, "standard") == []
    assert written(laid) == {("why", ""): long.strip(), ("n", ""): long[:400].strip()}
    lines = [p.thing.lines for p in fields(laid) if isinstance(p.thing, Writing)]
    assert lines[-1] > 4
    assert all(
        len(p.thing.written) <= p.thing.lines for p in fields(laid) if isinstance(p.thing, Writing)
    )


@pytest.mark.parametrize("much", [1, 9, 90])
def test_rows_grow(much: int) -> None:
    """However much is written in one row, it is printed whole."""
    said = ("a long way by bus " * much).strip()
    fields_ = (Text(key="what", label="What for"), Money(key="amount", label="Amount"))
    rows = Rows(key="claims", label="What?", fields=fields_, most=9, printed=2)
    laid = pages(form_of(rows), {"claims.5.what": Given(said)})
    assert problems(laid, "standard") == []
    assert written(laid) == {("claims.5.what", ""): said}
    assert {p.item.split(".")[1] for p in fields(laid)} == {"1", "2", "3", "4", "5"}


@given(answered_forms(), st.sampled_from(["standard", "large"]))
@some_forms
def test_any_answers(asked: tuple[Form, Answers], edition: str) -> None:
    """Of any form with any answers, what is given is printed, in order, and nothing else."""
    form, answers = asked
    form = spoken(form, "en")
    laid = pages(form, answers, edition)
    given_ = {key: a.value for key, a in answers.items() if isinstance(a, Given)}
    ticks = {
        (item.key, option)
        for item in form.items
        if item.options
        for option in given_.get(item.key, "").split()
    }
    assert ticked(laid) == ticks
    found = written(laid)
    for item in form.items:
        if isinstance(item.question, Text | Contact):
            assert letters(found.get((item.key, ""), "")) == letters(given_.get(item.key, ""))


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace())
