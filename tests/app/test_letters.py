"""A project's letters on pages: what each is for, what it lacks, and the file that is made."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask

from app import projects
from app.db import db
from app.projects import TEXTS, Details
from app.running import letters
from printables.documents import LETTERS
from tests.printables.tag_tree import read
from tests.site import TODAY, Visitor

WHOLE = Details(
    title="Parks",
    method="co-design",
    contact="parks@example.org",
    begins=TODAY,
    ends=TODAY + timedelta(days=300),
    texts={name: f"Our {name}." for name in TEXTS},
)
ANN = "Ann Example\r\n1 High Street\r\nNewbury\r\nRG14 5LD"
CHOSEN = {"spoken": "en", "kind": "standard"}


def new_project(details: Details) -> str:
    """The address of a new project's letters."""
    return f"/en/officers/projects/{projects.create(details).id}/letters"


def with_lists() -> str:
    """The same of a project that has said all that its letters ask for."""
    address = new_project(WHOLE)
    project = projects.called("Parks")
    for name in ("criteria", "measures"):
        projects.add_listed(project, name, f"One of the {name}.")
    for days, place in ((-30, "Old hall"), (9, "Shaw House"), (40, "Town hall")):
        day = TODAY + timedelta(days=days)
        projects.add_meeting(project, day, place, access="A ramp.", online=days == 40)
    return address


def meeting_in(place: str) -> str:
    """What the page calls a meeting by."""
    return next(str(row.id) for row in projects.called("Parks").meetings if row.place == place)


def printed(visitor: Visitor) -> str:
    """What is read aloud of the PDF that was made."""
    assert (visitor.page.status_code, visitor.page.mimetype) == (200, "application/pdf")
    return "\n".join(told.text for told in read(visitor.page.data))


def written(visitor: Visitor) -> str:
    """What the OpenDocument file that was made is about."""
    assert visitor.page.status_code == 200
    assert visitor.page.mimetype == "application/vnd.oasis.opendocument.text"
    return ZipFile(BytesIO(visitor.page.data)).read("content.xml").decode()


def test_every_letter_is_listed_with_what_it_is_for(visitor: Visitor) -> None:
    """The project's page leads to the list."""
    visitor.sign_in()
    address = new_project(Details(title="Parks", texts={}))
    assert f'href="{address}"' in visitor.get(address.removesuffix("/letters")).text
    page = unescape(visitor.get(address).text)
    assert letters.USES.keys() == LETTERS.keys()
    for key, letter in LETTERS.items():
        assert f'href="{address}/{key}"' in page
        assert letter.title in page
        assert letters.USES[key] in page
    assert visitor.get(f"{address}/love-letter").status_code == 404


@pytest.mark.parametrize("key", LETTERS)
def test_every_letter_is_made_as_a_file_of_each_kind(visitor: Visitor, key: str) -> None:
    """To be saved; it names the project, and what is chosen beforehand can be sent as it is."""
    visitor.sign_in()
    address = f"{with_lists()}/{key}"
    page = visitor.get(address).text
    meeting = re.findall(r'name="meeting" value="(\d+)" checked', page)
    proposed = meeting_in("Old hall" if key == "notes" else "Shaw House")
    assert meeting == ([proposed] if LETTERS[key].of_a_meeting else [])
    chosen = {**CHOSEN, "meeting": "".join(meeting)}
    for kind in ("standard", "large"):
        visitor.send(address, **{**chosen, "kind": kind})
        assert "Parks" in printed(visitor)
        header = visitor.page.headers["Content-Disposition"]
        assert header == f'attachment; filename="{key}-en-{kind}.pdf"'
        visitor.get(address)
    visitor.send(address, **{**chosen, "kind": "odt"})
    assert "Parks" in written(visitor)
    header = visitor.page.headers["Content-Disposition"]
    assert header == f'attachment; filename="{key}-en.odt"'


def test_what_is_missing_leads_to_where_it_is_filled_in(visitor: Visitor) -> None:
    """Of every letter of a project that has said nothing; of one that has, only a pen is needed."""
    visitor.sign_in()
    bare, whole = new_project(Details(title="Bare", texts={})), with_lists()
    led_to = set()
    for key in LETTERS:
        page = visitor.get(f"{bare}/{key}").text
        led_to |= set(re.findall(r'<li><a href="([^"]+)">\[', page))
        page = visitor.get(f"{whole}/{key}").text
        assert "What the project has not said yet" not in page, key
    project = bare.removesuffix("/letters")
    lists = {f"{project}/meetings", f"{project}/criteria", f"{project}/measures"}
    assert lists <= led_to
    fields = {link.partition("#")[2] for link in led_to - lists}
    assert {"topic", "aims", "method", "contact", "begins"} <= fields
    page = visitor.get(f"{project}/details").text
    assert [field for field in fields if f'id="{field}"' not in page] == []


def test_what_only_people_know_is_written_by_hand(visitor: Visitor) -> None:
    """It is told beforehand, and leads nowhere."""
    visitor.sign_in()
    page = visitor.get(f"{with_lists()}/terms-of-reference").text
    assert "<li>[The names of the chairs]</li>" in page


def test_a_letter_is_about_the_meeting_that_is_chosen(either_visitor: Visitor) -> None:
    """The next one is proposed; one of another project is refused, and so is none."""
    either_visitor.sign_in()
    address = f"{with_lists()}/agenda"
    projects.add_meeting(projects.called("Others"), TODAY, "Elsewhere")
    other = str(projects.called("Others").meetings[0].id)
    assert "Elsewhere" not in either_visitor.get(address).text
    for wrong in (other, "", "x"):
        page = either_visitor.send(address, **CHOSEN, meeting=wrong)
        assert page.status_code == 422
        assert page.text.count("Choose the meeting.") == 2
    for place in ("Town hall", "Old hall"):
        either_visitor.get(address)
        either_visitor.send(address, **CHOSEN, meeting=meeting_in(place))
        assert place in printed(either_visitor)


def test_a_letter_about_a_meeting_waits_for_no_meeting(visitor: Visitor) -> None:
    """It can be made before there is one, with a line to write it on."""
    visitor.sign_in()
    address = f"{new_project(Details(title='Parks', texts={}))}/agenda"
    assert 'name="meeting"' not in visitor.get(address).text
    visitor.send(address, **CHOSEN)
    assert "[The day and the place of the meeting]" in printed(visitor)


def test_a_letter_has_the_name_and_address_that_are_typed(visitor: Visitor) -> None:
    """In each kind of file; without them there is a place to write them."""
    visitor.sign_in()
    address = f"{with_lists()}/yes"
    visitor.get(address)
    visitor.send(address, **CHOSEN, to=ANN)
    assert "Ann Example" in printed(visitor)
    assert "Newbury" in printed(visitor)
    visitor.get(address)
    visitor.send(address, spoken="en", kind="odt", to=ANN)
    assert "1 High Street" in written(visitor)
    assert 'name="to"' not in visitor.get(address.replace("yes", "agenda")).text


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("\n".join(["A line"] * 9), "Use at most 8 short lines for both."),
        ("x" * 1001, "Use at most 8 short lines for both."),
        ("\U00013000nn\n1 High Street", "We can&#39;t print one of the letters or signs in it."),
    ],
)
def test_an_address_that_does_not_fit_is_not_printed(visitor: Visitor, to: str, said: str) -> None:
    """What was typed and chosen is kept."""
    visitor.sign_in()
    address = f"{with_lists()}/thank-you"
    visitor.get(address)
    page = visitor.send(address, spoken="en", kind="large", to=to)
    assert page.status_code == 422
    assert page.text.count(said) == 2
    assert 'href="#to"' in page.text
    assert "<title>Error: Letter of thanks" in page.text
    assert f"{to}</textarea>" in page.text
    assert 'value="large" checked' in page.text


def test_what_no_font_has_is_named_and_goes_into_a_file_to_change(visitor: Visitor) -> None:
    """The computer that opens such a file may have a font for it."""
    visitor.sign_in()
    details = Details(title="Parks", texts={"topic": "A sign: \U00013000."})
    address = f"{new_project(details)}/invitation"
    visitor.get(address)
    page = visitor.send(address, **CHOSEN)
    assert page.status_code == 422
    assert page.text.count("U+13000") == 2
    visitor.send(address, spoken="en", kind="odt")
    assert "\U00013000" in written(visitor)


@pytest.mark.parametrize("wrong", [{"spoken": "xx"}, {"spoken": ""}, {"kind": "x"}, {"kind": ""}])
def test_what_there_is_no_choice_of_is_refused(visitor: Visitor, wrong: dict[str, str]) -> None:
    """The page says what to choose."""
    visitor.sign_in()
    address = f"{with_lists()}/invitation"
    visitor.get(address)
    page = visitor.send(address, **{**CHOSEN, **wrong})
    assert page.status_code == 422
    assert f'href="#{next(iter(wrong))}"' in page.text


def test_a_letter_speaks_only_languages_that_have_all_its_words(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of those only the project's own."""
    visitor.sign_in()
    address = f"{with_lists()}/invitation"

    def offered() -> list[str]:
        return re.findall(r'name="spoken" value="(\w+)"', visitor.get(address).text)

    monkeypatch.setattr(letters, "speaks", lambda words, letter: words.language != "pl")
    assert offered() == ["en", "ar"]
    assert visitor.send(address, kind="standard", spoken="pl").status_code == 422
    monkeypatch.setattr(letters, "speaks", lambda words, letter: True)
    assert offered() == ["en", "ar", "pl"]
    project = projects.called("Parks")
    english = Details(title="Parks", languages=("en", "pl"), texts={})
    projects.change(project, english, revision=project.revision)
    assert offered() == ["en", "pl"]


def test_nothing_of_a_letter_is_stored(visitor: Visitor, app: Flask) -> None:
    """Neither the file, nor whom it is for."""
    visitor.sign_in()
    address = f"{with_lists()}/yes"
    visitor.get(address)
    visitor.send(address, **CHOSEN, to=ANN)
    with db.engine.connect() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert "Parks" in dump
    assert "Ann Example" not in dump


@pytest.mark.parametrize(("key", "place"), [("agenda", "Shaw House"), ("notes", "Last hall")])
def test_notes_are_of_the_last_meeting_and_all_else_is_of_the_next(
    visitor: Visitor, key: str, place: str
) -> None:
    """So that who doesn't look prints the right one."""
    visitor.sign_in()
    address = f"{with_lists()}/{key}"
    projects.add_meeting(projects.called("Parks"), TODAY - timedelta(days=1), "Last hall")
    page = visitor.get(address).text
    (chosen,) = re.findall(r'name="meeting" value="(\d+)"[^>]* checked', page)
    assert chosen == meeting_in(place)
