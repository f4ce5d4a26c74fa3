"""Copies for a printer, on their page: asked for, printed, handed out, spoilt."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import select

from app import events
from app.db import Collection, db
from app.events import Kind
from app.outgoing import runs
from app.outgoing.tables import Copy, PaperOut
from app.publishing import Published
from app.running import ordering
from tests.app.test_copies import NAMED, collection_of, numbers
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import officer
from tests.printables.tag_tree import read
from tests.site import TODAY, Visitor, publish


def here(version: Published) -> str:
    """The page of a version's print runs."""
    return f"/en/officers/collections/{version.collection_id}/print-run"


def ask(visitor: Visitor, version: Published, way: str = "meeting", **wanted: str) -> None:
    """Asks for copies: a number by language and edition ("en_standard")."""
    visitor.sign_in()
    visitor.get(here(version))
    fields = {f"copies_{version.code}_{name}": number for name, number in wanted.items()}
    visitor.send(here(version), way=way, **fields)


def papers() -> list[tuple[str, str, int]]:
    """What is to be printed: language, edition, copies."""
    found = db.session.scalars(select(PaperOut).order_by(PaperOut.id))
    return [(paper.language, paper.edition, paper.copies) for paper in found]


def run_id(version: Published) -> int:
    """The last run of a version."""
    return runs.runs_of(version.collection_id)[0].id


def pages_of(visitor: Visitor, version: Published) -> int:
    """How many pages the PDF of the last run has."""
    page = visitor.get(f"{here(version)}/{run_id(version)}.pdf")
    assert page.mimetype == "application/pdf"
    with pikepdf.open(BytesIO(page.data)) as file:
        return len(file.pages)


def test_a_run_has_copies_by_language_and_edition(either_visitor: Visitor) -> None:
    """Blank fields are none; the page says how many copies and leaves there are."""
    version = publish()
    ask(either_visitor, version, en_standard="12", ar_large=" 3 ", pl_bilingual="0")
    assert either_visitor.page.status_code == 303
    page = either_visitor.follow().text
    assert papers() == [("en", "standard", 12), ("ar", "large", 3)]
    assert "The copies are ready to be printed." in page
    assert "12 copies." in page
    assert "That is 12 leaves of paper." in page
    assert "At a meeting" in page
    assert "Not handed out yet." in page


def test_every_copy_begins_on_a_new_leaf(visitor: Visitor) -> None:
    """After one with an odd number of pages there is an empty one; it is the same each time."""
    version = publish(replace(SIX_AND_TWO, sections=SIX_AND_TWO.sections[:1]))
    ask(visitor, version, en_standard="3", en_large="1")
    pages = pages_of(visitor, version)
    first = visitor.page.data
    leaves = [int(n) for n in re.findall(r"That is (\d+) lea", visitor.get(here(version)).text)]
    assert pages == 2 * sum(leaves)
    assert pages_of(visitor, version) == pages
    assert visitor.page.data == first


def test_copies_of_an_anonymous_form_are_all_alike(visitor: Visitor) -> None:
    """The page says why, and there are no numbers."""
    version = publish()
    ask(visitor, version, en_standard="2")
    assert "a number would tell who wrote which" in visitor.follow().text
    assert numbers() == []
    visitor.get(f"{here(version)}/{run_id(version)}.pdf")
    codes = [said.text for said in read(visitor.page.data) if version.code in said.text]
    assert len(codes) == 2
    assert len(set(codes)) == 1


def test_copies_of_a_named_form_are_numbered_in_order(visitor: Visitor) -> None:
    """Each has its own number, and printed again it has the same."""
    version = publish(NAMED)
    ask(visitor, version, en_standard="3")
    visitor.get(f"{here(version)}/{run_id(version)}.pdf")
    told = "\n".join(said.text for said in read(visitor.page.data))
    printed = re.findall(rf"{version.code}-(\w{{7}})", told)
    assert printed == numbers()
    again = visitor.page.data
    assert visitor.get(f"{here(version)}/{run_id(version)}.pdf").data == again


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "in one field at least"),
        ({"en_standard": "0"}, "in one field at least"),
        ({"en_standard": "many <b>"}, "as a number from 0 to 500"),
        ({"en_standard": "-1"}, "as a number from 0 to 500"),
        ({"en_standard": "1.5"}, "as a number from 0 to 500"),
        ({"en_standard": "501"}, "as a number from 0 to 500"),
        ({"en_standard": "9" * 40}, "as a number from 0 to 500"),
        ({"en_standard": "300", "en_large": "201"}, "At most 500 copies"),
        ({"en_standard": "1", "way": "\0<i>"}, "Choose where the copies go."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    visitor: Visitor, typed: dict[str, str], said: str
) -> None:
    """All that was typed is kept, and the error leads to its field."""
    version = publish()
    ask(visitor, version, **typed)
    assert visitor.page.status_code == 422
    text = visitor.page.text
    assert said in text
    assert "<title>Error: " in text
    (field,) = re.findall(r'<a href="#((?:copies|way)[\w-]*)">', text)
    assert f'id="{field}"' in text
    for name, number in typed.items():
        if number.isdecimal():
            assert f'name="copies_{version.code}_{name}" value="{number}"' in text
    assert papers() == []


def test_a_named_form_has_fewer_copies_at_a_time(visitor: Visitor) -> None:
    """Each of them is laid out by itself."""
    version = publish(NAMED)
    ask(visitor, version, en_standard=str(ordering.MOST_NUMBERED + 1))
    assert "are printed 40 together at most" in visitor.page.text
    assert papers() == []


def test_copies_count_as_out_once_they_are_handed_out(either_visitor: Visitor) -> None:
    """Not before; and what was done is recorded."""
    version = publish()
    ask(either_visitor, version, way="library", en_standard="12", pl_large="2")
    assert runs.totals(collection_of(version)) == []
    either_visitor.follow()
    either_visitor.send(f"{here(version)}/{run_id(version)}/confirm")
    assert "The copies count as handed out." in either_visitor.follow().text
    assert "Not handed out yet" not in either_visitor.page.text
    told = [
        (total.way, total.language, total.edition, total.handed_out, total.returned)
        for total in runs.totals(collection_of(version))
    ]
    assert told == [("library", "en", "standard", 12, None), ("library", "pl", "large", 2, None)]
    done = events.of(f"collection {version.collection_id}")
    assert [event.kind for event in done][-2:] == [Kind.PRINTED, Kind.HANDED_OUT]
    assert done[-1].officer_id == officer()


def test_spoilt_copies_without_numbers_are_counted(visitor: Visitor) -> None:
    """How many in all: to say it twice is to say it once; too many are refused."""
    version = publish()
    ask(visitor, version, en_standard="12")
    (line,) = runs.runs_of(version.collection_id)[0].lines
    field, address = f"spoilt_{line.paper.id}", f"{here(version)}/{run_id(version)}"
    visitor.follow()
    visitor.send(f"{address}/confirm")
    for typed in ("3", "3"):
        visitor.follow()
        visitor.send(f"{address}/spoilt", **{field: typed})
    assert "3 are spoilt." in visitor.follow().text
    (total,) = runs.totals(collection_of(version))
    assert (total.handed_out, total.spoilt) == (9, 3)
    page = visitor.send(f"{address}/spoilt", **{field: "13"})
    assert page.status_code == 422
    assert "as a number from 0 to 12" in page.text
    assert "<details open>" in page.text
    assert runs.totals(collection_of(version)) == [total]


def test_spoilt_copies_with_numbers_are_named(visitor: Visitor) -> None:
    """A number that is on no copy is said, with what to do."""
    version = publish(NAMED)
    ask(visitor, version, en_standard="2")
    address, field = f"{here(version)}/{run_id(version)}", f"numbers_{run_id(version)}"
    visitor.follow()
    for typed, said in (("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"), ("\0 \n", "Type the number of")):
        page = visitor.send(f"{address}/spoilt", **{field: typed})
        assert page.status_code == 422
        assert said in page.text
    visitor.send(f"{address}/spoilt", **{field: numbers()[0]})
    assert "1 is spoilt." in visitor.follow().text


def test_a_run_that_was_not_printed_is_taken_off_the_list(either_visitor: Visitor) -> None:
    """Its numbers too. One that is handed out stays."""
    version = publish(NAMED)
    ask(either_visitor, version, en_standard="2", en_large="1")
    either_visitor.follow()
    either_visitor.send(f"{here(version)}/{run_id(version)}/discard")
    assert "Nothing is printed yet." in either_visitor.follow().text
    assert db.session.scalars(select(Copy)).all() == []
    ask(either_visitor, version, en_standard="2")
    either_visitor.follow()
    either_visitor.send(f"{here(version)}/{run_id(version)}/confirm")
    either_visitor.follow()
    page = either_visitor.send(f"{here(version)}/{run_id(version)}/discard")
    assert page.status_code == 409
    assert len(numbers()) == 2


def test_nothing_is_printed_after_the_last_day(visitor: Visitor) -> None:
    """What was printed before is still there."""
    version = publish(opens=TODAY - timedelta(days=9), closes=TODAY - timedelta(days=1))
    visitor.sign_in()
    visitor.get(here(publish(replace(SIX_AND_TWO, key="another-one"))))
    name = f"copies_{version.code}_en_standard"
    visitor.send(here(version), way="post", **{name: "2"})
    assert visitor.page.status_code == 409
    assert "No copies can be printed now." in visitor.get(here(version)).text
    assert papers() == []


def test_an_edition_that_is_filled_in_on_a_computer_is_not_printed(visitor: Visitor) -> None:
    """Nor one that the language doesn't have."""
    version = publish()
    ask(visitor, version, en_fillable="2", en_bilingual="2", xx_standard="2")
    assert "in one field at least" in visitor.page.text


@pytest.mark.parametrize("action", [".pdf", "/confirm", "/discard", "/spoilt"])
def test_a_run_belongs_to_its_form(visitor: Visitor, action: str) -> None:
    """Under another form's address it is not there."""
    version, other = publish(), publish(replace(SIX_AND_TWO, key="another-one"))
    ask(visitor, version, en_standard="2")
    address = f"{here(other)}/{run_id(version)}{action}"
    visitor.get(here(version))
    page = visitor.get(address) if action == ".pdf" else visitor.send(address)
    assert page.status_code == 404


def test_a_form_that_is_not_published_has_no_copies(visitor: Visitor) -> None:
    """Its page says so."""
    version = publish()
    collection = Collection(
        project_id=collection_of(version).project_id,
        form_key="x",
        opens=TODAY,
        closes=TODAY,
        anonymous=True,
    )
    db.session.add(collection)
    db.session.commit()
    visitor.sign_in()
    page = visitor.get(f"/en/officers/collections/{collection.id}/print-run")
    assert "No copies can be printed now." in page.text
