"""Named forms on paper: whoever wrote an address gets a letter of thanks."""

import re
from html import unescape
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import delete, select

from app import events
from app.db import Answer, Response, db, writing
from app.outgoing import acknowledging
from app.outgoing.acknowledging import Due
from app.outgoing.tables import Acknowledgement
from app.publishing import Published
from app.tray import replies
from forms.answers import Channel
from tests.forms.every_kind import EVERY_KIND
from tests.paper import officer, reply
from tests.printables.tag_tree import read
from tests.site import Visitor, publish
from tests.twice import FIRST, finish

ANN = {
    "name": "Ann Smith",
    "address": "12 High Street\nNewbury",
    "postcode": "RG14 5LD",
    "join": "1",
}


def came(version: Published, language: str = "en", edition: str = "standard", **keys: str) -> None:
    """A form on paper that was filled in so, and is keyed."""
    finish(reply(version, language, edition=edition), 1, {**ANN, **keys}, by=FIRST)


def due(version: Published) -> list[Due]:
    """The letters that are due."""
    db.session.rollback()
    return acknowledging.due(version.collection_id)


def whom(version: Published) -> list[tuple[str, ...]]:
    """To whom, as on the envelopes; () where there is no letter."""
    return sorted(one.to for one in due(version))


def page_of(version: Published) -> str:
    """The send-out list of a form."""
    return f"/en/officers/collections/{version.collection_id}/send-out"


def said_of(visitor: Visitor, button: str) -> dict[str, str]:
    """The hidden fields of the form with this button."""
    (form,) = re.findall(rf"<form((?:(?!<form).)*?<button>{button})", visitor.page.text, re.DOTALL)
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in hidden}


def test_whoever_wrote_an_address_is_to_be_thanked(either_visitor: Visitor) -> None:
    """By name, in the language and print of the sheet; the postcode comes last, and once."""
    version = publish(EVERY_KIND)
    came(version, "ar", "large")
    came(version, name="Bea", address="1 Road\nrg145ld")
    assert whom(version) == [
        ("Ann Smith", "12 High Street", "Newbury", "RG14 5LD"),
        ("Bea", "1 Road", "rg145ld"),
    ]
    assert {(one.language, one.edition) for one in due(version)} == {
        ("ar", "large"),
        ("en", "standard"),
    }


@pytest.mark.parametrize(
    "keys",
    [
        {"address": "/"},
        {"address": "/ 12 H"},
        {"address": ""},
        {"address": "x" * 900},
        {"address": "\n".join("abcdefghij")},
        {"address": "\u13a0 Street"},
    ],
)
def test_what_no_envelope_can_say_is_listed_without_a_letter(
    visitor: Visitor, keys: dict[str, str]
) -> None:
    """An officer may know how to reach them, and takes them off the list then."""
    version = publish(EVERY_KIND)
    came(version, **keys)
    (one,) = due(version)
    assert one.to == ()
    visitor.sign_in()
    page = visitor.get(page_of(version)).text
    assert "No address that can be read" in page
    assert one.reference in page
    assert "letters.pdf" not in page
    visitor.send(f"{page_of(version).removesuffix('/send-out')}/letters/sent")
    assert due(version) == []


def test_nobody_is_thanked_who_wrote_no_address_or_no_name(either_visitor: Visitor) -> None:
    """Nor for an anonymous form, nor for answers that came in another way."""
    version, anonymous = publish(EVERY_KIND), publish()
    came(version, address="", postcode="")
    finish(reply(anonymous), 1, {"went_well": "Ann Smith, 12 High Street"}, by=FIRST)
    call = replies.without_batch(version, Channel.PHONE, "en", officer_id=officer(FIRST))
    finish(call, 1, ANN, by=FIRST)
    assert db.session.scalars(select(Acknowledgement)).all() == []


def test_the_letters_say_that_the_form_has_come(visitor: Visitor) -> None:
    """Each with its reference, in one file, in the language of the sheet."""
    version = publish(EVERY_KIND)
    came(version, "pl")
    came(version, name="Bea", edition="large")
    visitor.sign_in()
    page = visitor.get(page_of(version)).text
    (link,) = re.findall(r'href="([^"]*letters\.pdf[^"]*)"', page)
    told = read(visitor.get(unescape(link)).data)
    whole = " ".join(said.text for said in told)
    for one in due(version):
        assert one.reference in whole
        assert " ".join(one.to) in whole
    with pikepdf.open(BytesIO(visitor.page.data)) as file:
        assert {str(part.Lang) for part in file.Root.StructTreeRoot.K[0].K} == {"en", "pl"}


def test_posted_takes_off_those_that_were_printed_and_nobody_else(
    either_visitor: Visitor,
) -> None:
    """Whose form came meanwhile, or whose address was mended, stays."""
    version = publish(EVERY_KIND)
    came(version)
    came(version, name="Bea")
    either_visitor.sign_in()
    either_visitor.get(page_of(version))
    printed = said_of(either_visitor, "I have posted the letters")
    came(version, name="Cem")
    with writing():
        bea = select(Answer).where(Answer.key == "name", Answer.text == "Bea")
        db.session.scalars(bea).one().text = "Beatrix"
    sent = f"{page_of(version).removesuffix('/send-out')}/letters/sent"
    page = either_visitor.page
    assert either_visitor.send(sent, **printed).status_code == 303
    assert "1 letter is in the post" in either_visitor.follow().text
    assert [to[0] for to in whom(version)] == ["Beatrix", "Cem"]
    *_, done = events.of(f"collection {version.collection_id}")
    assert done.kind == "thanked by post: 1"
    either_visitor.page = page
    assert either_visitor.send(sent, **printed).status_code == 409


def test_a_letter_that_has_changed_is_not_printed(visitor: Visitor) -> None:
    """The list is loaded again first; nobody gets what was meant for another."""
    version = publish(EVERY_KIND)
    came(version)
    visitor.sign_in()
    (link,) = re.findall(r'href="([^"]*letters\.pdf[^"]*)"', visitor.get(page_of(version)).text)
    with writing():
        db.session.scalars(select(Answer).where(Answer.key == "name")).one().text = "Bea"
    assert visitor.get(unescape(link)).status_code == 409


def test_answers_that_are_deleted_take_their_letter_with_them(either_visitor: Visitor) -> None:
    """On either database."""
    version = publish(EVERY_KIND)
    came(version)
    with writing():
        db.session.execute(delete(Response))
    assert db.session.scalars(select(Acknowledgement)).all() == []


def test_only_those_who_manage_the_project_see_letters(visitor: Visitor) -> None:
    """Nobody else gets a file or a change."""
    version = publish(EVERY_KIND)
    came(version)
    base = page_of(version).removesuffix("/send-out")
    (one,) = due(version)
    assert visitor.get(f"{base}/letters.pdf?printed={one.digest}").status_code == 401
    data = {"printed": one.digest}
    page = visitor.open(f"{base}/letters/sent", method="POST", data=data)
    assert page.status_code in (400, 401)
    assert len(due(version)) == 1
