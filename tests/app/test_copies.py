"""Numbered copies: printed each once, known when they come back, counted once."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select

from app import codes, printing
from app.db import Collection, EndedDraft, Response, db, writing
from app.outgoing import handing_out, runs
from app.outgoing.handing_out import NotOfRun, Wanted
from app.outgoing.runs import Line, Run, Way
from app.outgoing.tables import Copy
from app.publishing import Published
from app.tray import aside
from app.tray.aside import Reason
from app.tray.replies import State
from app.tray.tables import Reply
from tests.forms.six_and_two import SIX_AND_TWO
from tests.paper import batch, officer, reply
from tests.printables.tag_tree import read
from tests.site import TODAY, Visitor, publish
from tests.twice import finish

NAMED = replace(SIX_AND_TWO, anonymous=False)
FIRST = "experience.influence"


def run_of(version: Published, copies: int = 3, *, out: bool = True) -> Run:
    """A run of English copies, handed out at a meeting."""
    wanted = [Wanted(version=version, language="en", edition="standard", copies=copies)]
    handing_out.prepare(wanted, Way.MEETING, today=TODAY, officer_id=officer())
    run = runs.runs_of(version.collection_id)[0]
    if out:
        handing_out.confirm(run, today=TODAY, officer_id=officer())
    return run


def numbers() -> list[str]:
    """The numbers of all copies, in order."""
    return list(db.session.scalars(select(Copy.number).order_by(Copy.paper_out_id, Copy.place)))


def line(version: Published) -> Line:
    """What became of the only line of the last run."""
    (only,) = runs.runs_of(version.collection_id)[0].lines
    return only


def register(visitor: Visitor, version: Published, number: str) -> str:
    """An officer types the code on a copy; gives where that leads to."""
    visitor.sign_in()
    address = f"/en/keying/batches/{batch(1).id}"
    visitor.get(address)
    visitor.send(f"{address}/code", code=codes.printed(version.code, number))
    return str(visitor.page.headers.get("Location", ""))


def key_one(visitor: Visitor, version: Published, number: str) -> None:
    """The copy with this number comes back and is keyed."""
    address = register(visitor, version, number)
    visitor.follow()
    visitor.send(address, _do="save", **{FIRST: "4"})
    assert visitor.page.status_code == 303


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("edition", ["standard", "large", "bilingual"])
def test_a_copy_carries_its_number_with_the_code(edition: str) -> None:
    """Below each page and in its square code; it is not to be photocopied, nor was it begun."""
    version = publish(NAMED)
    number = codes.new_number(version.code)
    pdf = printing.numbered(version, "pl", edition, number)
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    for place, page in enumerate(document, start=1):
        assert f"{version.code}-{number}" in page.get_textpage().get_text_range()
        (square,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        assert square.text.endswith(f"/q/{version.code}-{number}/pl/{edition}/{place}")
    document.close()


@pytest.mark.usefixtures("app")
def test_a_copy_is_not_to_be_photocopied_and_was_not_begun_online() -> None:
    """It says so on its first page."""
    version = publish(NAMED)
    pdf = printing.numbered(version, "en", "standard", codes.new_number(version.code))
    told = "\n".join(said.text for said in read(pdf))
    assert "Please do not photocopy it." in told
    assert "You may photocopy" not in told
    assert "You began this form online" not in told
    assert "answer online" in told


@pytest.mark.usefixtures("app")
def test_no_copy_of_an_anonymous_form_has_a_number() -> None:
    """It would tell whose the answers are."""
    version = publish()
    assert run_of(version).numbered is False
    assert numbers() == []
    with pytest.raises(ValueError, match="anonymous"):
        printing.numbered(version, "en", "standard", codes.new_number(version.code))


@pytest.mark.usefixtures("either_app")
def test_every_copy_has_another_number() -> None:
    """They stay what they are."""
    version = publish(NAMED)
    run_of(version, 5)
    run_of(version, 5)
    made = numbers()
    assert len(set(made)) == 10
    read_back = [codes.read(codes.printed(version.code, number)) for number in made]
    assert read_back == [codes.Typed(version.code, number=number) for number in made]


def test_a_copy_that_comes_back_is_known(either_visitor: Visitor) -> None:
    """The keying screen says what it is, and the run that it is back."""
    version = publish(NAMED)
    run_of(version)
    assert (line(version).back, line(version).still_out) == (0, 3)
    address = register(either_visitor, version, numbers()[1])
    page = either_visitor.follow().text
    assert "This sheet has a number of its own." in page
    assert "begun online" not in page
    assert (line(version).back, line(version).still_out) == (1, 2)
    either_visitor.send(address, _do="save", **{FIRST: "4"})
    (total,) = runs.totals(collection_of(version))
    assert (total.handed_out, total.returned, total.spoilt) == (3, 1, 0)


def collection_of(version: Published) -> Collection:
    """The collection of a version."""
    return db.session.get_one(Collection, version.collection_id)


def test_the_same_copy_is_not_counted_twice(visitor: Visitor) -> None:
    """A photocopy of it is set aside, and the page of its batch says why."""
    version = publish(NAMED)
    run_of(version)
    key_one(visitor, version, numbers()[0])
    address = register(visitor, version, numbers()[0])
    assert "done=copied" in address
    page = visitor.follow().text
    assert "this may be a photocopy" in page
    assert "sent online" not in page
    assert db.session.scalars(select(Reply.reason)).all() == ["", Reason.COPIED]
    assert len(db.session.scalars(select(Response)).all()) == 1
    assert line(version).back == 1


def test_two_sheets_with_one_number_on_two_desks_are_counted_once(visitor: Visitor) -> None:
    """Who saves last hears that the other was keyed."""
    version = publish(NAMED)
    run_of(version)
    addresses = [register(visitor, version, numbers()[0]) for _ in range(2)]
    for address in addresses:
        visitor.get(address)
        visitor.send(address, _do="save", **{FIRST: "4"})
    assert "done=copied" in visitor.page.location
    assert len(db.session.scalars(select(Response)).all()) == 1


@pytest.mark.usefixtures("app")
def test_a_late_copy_is_not_counted_twice_either() -> None:
    """Not even when the numbers of sheets in time are forgotten: its reply is still there."""
    version = publish(NAMED)
    run_of(version)
    first = reply(version, begun=numbers()[0])
    finish(first, 1, {FIRST: "4"}, by="other@example.org")
    with writing():
        for ended in db.session.scalars(select(EndedDraft)):
            db.session.delete(ended)
    second = reply(version, begun=numbers()[0])
    finish(second, 1, {FIRST: "4"}, by="other@example.org")
    assert (first.state, second.state) == (State.DONE, State.SET_ASIDE)


@pytest.mark.usefixtures("either_app")
def test_spoilt_copies_do_not_count_as_out() -> None:
    """Their numbers are typed as they stand on the sheet, or scanned."""
    version = publish(NAMED)
    run = run_of(version, 4)
    one, two, three, _ = numbers()
    typed = (
        f"{version.code}-{one}\n\n {two.lower()} \n"
        f"https://forms.example.org/q/{version.code}-{three}/en/standard/1"
    )
    handing_out.spoil_numbers(run, typed, today=TODAY, officer_id=officer())
    assert (line(version).good, line(version).spoilt, line(version).still_out) == (1, 3, 1)


@pytest.mark.usefixtures("app")
def test_only_copies_of_the_run_that_are_not_back_can_be_spoilt() -> None:
    """All others are named, and nothing is stored."""
    version = publish(NAMED)
    run_of(version, 1)
    run = run_of(version, 2)
    other, back, good = numbers()
    reply(version, begun=back)
    typed = f"{good}\n{other}\n{back}\n?"
    with pytest.raises(NotOfRun) as refused:
        handing_out.spoil_numbers(run, typed, today=TODAY, officer_id=officer())
    assert refused.value.numbers == [other, back, "?"]
    assert line(version).spoilt == 0


def test_a_spoilt_copy_that_comes_back_counts_all_the_same(visitor: Visitor) -> None:
    """Somebody has answered on it."""
    version = publish(NAMED)
    run = run_of(version)
    handing_out.spoil_numbers(run, numbers()[0], today=TODAY, officer_id=officer())
    address = register(visitor, version, numbers()[0])
    assert "marked as spoilt, but it came back" in visitor.follow().text
    visitor.send(address, _do="save", **{FIRST: "4"})
    assert (line(version).back, line(version).spoilt, line(version).still_out) == (1, 0, 2)
    assert len(db.session.scalars(select(Response)).all()) == 1


@pytest.mark.usefixtures("app")
def test_what_is_said_of_a_number_that_is_no_copy() -> None:
    """It was begun online."""
    version = publish(NAMED)
    assert aside.stored_before(codes.new_number(version.code)) == Reason.SENT


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("language", ["en", "pl", "ar"])
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_a_number_takes_no_page_more(language: str, edition: str) -> None:
    """So that the leaves that are told are those that come out of the printer."""
    version = publish(NAMED)
    pdf = printing.numbered(version, language, edition, codes.new_number(version.code))
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == printing.printed(version, language, edition).pages
    document.close()
