"""What was begun online and is finished with a pen: its number, its square code, its keying."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from flask import Flask
from sqlalchemy import select

from app import codes, printing
from app.codes import Wrong
from app.db import Answer, Draft, Response, db
from app.publishing import Published
from app.tray.aside import Reason
from app.tray.tables import Reply
from forms.answers import Answers, Given
from printables.editions import EDITIONS
from printables.layout import lay_out
from tests.paper import batch
from tests.printables.geometry import problems
from tests.printables.samples import FULL_COVER, WORDS, library_form
from tests.printables.tag_tree import read
from tests.printables.test_slip import footer_of
from tests.site import EMAIL, PASSWORD, TODAY, Visitor, publish

FIRST = "experience.influence"
SO_FAR: Answers = {FIRST: Given("agree"), "went_well": Given("The tea")}


def printed(version: Published, answers: Answers = SO_FAR) -> str:
    """All that is read aloud on a begun sheet."""
    number = codes.new_number(version.code)
    pdf = printing.begun(version, "en", "standard", answers, number)
    return "\n".join(said.text for said in read(pdf))


def begun(visitor: Visitor, version: Published) -> str:
    """Somebody begins online and prints the rest; gives the number on the sheet."""
    visitor.answer(version, **{FIRST: "agree"})
    page = visitor.get(f"/en/forms/{version.code}/begun-standard.pdf")
    assert page.status_code == 200
    number = db.session.scalars(select(Draft.number)).one()
    assert number
    return number


def keying(visitor: Visitor, version: Published, number: str) -> str:
    """An officer types the code on the sheet; gives the address of its keying screen."""
    visitor.client.delete_cookie("session")
    visitor.sign_in()
    batch(1)
    visitor.get("/en/keying/")
    visitor.send("/en/keying/", code=codes.printed(version.code, number))
    return str(visitor.page.headers.get("Location", ""))


def send_online(visitor: Visitor, version: Published) -> None:
    """The person who began sends the answers after all."""
    visitor.get(f"/en/forms/{version.code}/check")
    visitor.send(f"/en/forms/{version.code}/check")
    assert db.session.scalars(select(Response.channel)).all() == ["online"]


@pytest.mark.parametrize("edition", printing.BEGUN_EDITIONS)
@pytest.mark.usefixtures("app")
def test_a_begun_sheet_carries_its_number_with_the_code(edition: str) -> None:
    """Below each page and in its square code, so that whoever keys it ends what was begun."""
    version = publish()
    number = codes.new_number(version.code)
    pdf = printing.begun(version, "pl", edition, SO_FAR, number)
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    for place, page in enumerate(document, start=1):
        assert f"{version.code}-{number}" in page.get_textpage().get_text_range()
        (square,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        assert square.text.endswith(f"/q/{version.code}-{number}/pl/{edition}/{place}")
        assert codes.read(square.text) == codes.Typed(version.code, "pl", number, edition)
    document.close()


@pytest.mark.usefixtures("app")
def test_a_begun_sheet_says_what_it_is() -> None:
    """Page 1: it was begun online, it is sent in one way only, and it is for one person."""
    told = printed(publish())
    assert "You began this form online." in told
    assert "or finish the form online with your return code. Please do not do both." in told
    assert "Please do not photocopy it." in told
    assert "answer online" not in told
    assert "The tea" in told


@pytest.mark.usefixtures("app")
def test_no_slip_with_a_name_carries_the_number_of_an_anonymous_form() -> None:
    """It would tell whose the form is."""
    version = publish()
    assert version.anonymous
    assert version.cover.slip
    assert "Would you like to hear from us?" not in printed(version)


@pytest.mark.usefixtures("app")
def test_only_what_is_finished_with_a_pen_is_printed() -> None:
    """A file to fill in is not begun by us."""
    version = publish()
    with pytest.raises(ValueError, match="fillable"):
        printing.begun(version, "en", "fillable", SO_FAR, codes.new_number(version.code))


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("typed", "lacking"),
    [("Yes \U0001f642", False), ("\ue000 it was", True), ("a\u064b", True), ("\u200d", False)],
)
def test_any_sign_that_was_typed_can_be_printed(typed: str, lacking: bool) -> None:
    """A sign that no font has is marked, and who typed it is asked to write it."""
    version = publish()
    answers = {"went_well": Given(typed)}
    told = "Where you see �, please write the right sign by hand."
    assert (told in printed(version, answers)) == lacking
    copy = read(printing.copy(version, "en", answers, made=TODAY, sent=False))
    assert any("stands for those that we can't" in said.text for said in copy) == lacking


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("edition", printing.BEGUN_EDITIONS)
def test_the_longer_code_has_room_in_every_language(language: str, edition: str) -> None:
    """Below each page nothing lies on anything else, nor leaves its margins."""
    code = "7K3M9QX-4K7PQ2H"
    cover = replace(FULL_COVER, code=code, begun=True, copies=False)
    form = library_form("outcomes-residents", language)
    pages = lay_out(form, cover, WORDS[language], EDITIONS[edition], SO_FAR)
    assert problems(pages, edition) == []
    assert all(code in footer_of(page) for page in pages)


def test_a_telephone_opens_the_form_in_the_language_of_the_sheet(visitor: Visitor) -> None:
    """As from any sheet."""
    version = publish()
    number = codes.new_number(version.code)
    page = visitor.get(f"/q/{version.code}-{number}/pl/standard/1")
    while page.status_code in (302, 308):
        page = visitor.follow()
    assert page.request.path == f"/pl/forms/{version.code}"
    assert page.status_code == 200


def test_a_begun_sheet_that_is_keyed_ends_what_was_begun(either_visitor: Visitor) -> None:
    """It is counted once."""
    version = publish()
    address = keying(either_visitor, version, begun(either_visitor, version))
    assert "This sheet was begun online" in either_visitor.follow().text
    either_visitor.send(address, _do="save", **{FIRST: "4"})
    assert either_visitor.page.status_code == 303
    assert db.session.scalars(select(Draft)).all() == []
    assert db.session.scalars(select(Response.channel)).all() == ["paper"]


def test_an_officer_hears_before_keying_that_the_answers_are_here(visitor: Visitor) -> None:
    """Nothing is keyed in vain: the sheet is set aside, and the page of its batch says why."""
    version = publish()
    number = begun(visitor, version)
    send_online(visitor, version)
    assert keying(visitor, version, number).startswith("/en/keying/batches/1?done=sent")
    assert "Its answers were sent online or keyed before" in visitor.follow().text
    assert db.session.scalars(select(Reply.reason)).all() == [Reason.SENT]


def test_answers_that_come_online_while_a_sheet_is_keyed_are_stored_once(app: Flask) -> None:
    """At saving the sheet is set aside, and nothing is stored twice."""
    resident, officer = Visitor(app.test_client()), Visitor(app.test_client())
    version = publish()
    address = keying(officer, version, begun(resident, version))
    officer.follow()
    send_online(resident, version)
    officer.send(address, _do="save", **{FIRST: "4"})
    assert officer.page.location.startswith("/en/keying/batches/1?done=sent")
    assert "Its answers were sent online or keyed before" in officer.follow().text
    assert db.session.scalars(select(Response.channel)).all() == ["online"]


def test_a_number_that_is_not_known_any_more_is_keyed_as_any_sheet(visitor: Visitor) -> None:
    """What was begun has expired; the paper counts."""
    version = publish()
    address = keying(visitor, version, codes.new_number(version.code))
    visitor.follow()
    visitor.send(address, _do="save", **{FIRST: "4"})
    assert db.session.scalars(select(Answer.option).where(Answer.key == FIRST)).all() == ["agree"]


def test_a_mistyped_number_is_told(visitor: Visitor) -> None:
    """As a mistyped code is."""
    version = publish()
    number = codes.new_number(version.code)
    wrong = number[:-2] + ("2" if number[-2] != "2" else "3") + number[-1]
    assert codes.read(codes.printed(version.code, wrong)) == Wrong.MISTYPED
    assert keying(visitor, version, wrong) == ""
    assert "typing mistake" in visitor.page.text


def test_a_sign_in_that_ends_half_way_keeps_the_number(visitor: Visitor) -> None:
    """What was begun is ended all the same."""
    version = publish()
    address = keying(visitor, version, begun(visitor, version))
    screen = visitor.follow()
    visitor.client.delete_cookie("session")
    visitor.page = screen
    assert visitor.send(address, _do="save", **{FIRST: "4"}).status_code == 401
    visitor.send("/en/officers/sign-in", email=EMAIL, password=PASSWORD)
    visitor.send(address)
    assert visitor.page.status_code == 303
    assert db.session.scalars(select(Draft)).all() == []


def test_another_language_of_the_sheet_keeps_the_number(visitor: Visitor) -> None:
    """It is the reply's own."""
    version = publish()
    number = begun(visitor, version)
    address = keying(visitor, version, number)
    visitor.follow()
    page = visitor.send(address, _do="sheet", _language="pl", **{FIRST: "4"})
    assert "This sheet was begun online" in page.text
    visitor.send(address, _do="save", **{FIRST: "4"})
    assert db.session.scalars(select(Draft)).all() == []
