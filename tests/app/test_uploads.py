"""A resident sends the PDF that they filled in: it is read, shown, and sent like any answer."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from app import limits, publishing, uploads
from app.db import Answer, Draft, Response, db
from app.publishing import Published
from forms import paging
from forms.answers import MOST
from printables import filled
from tests.app.test_reading import sheet
from tests.forms.every_kind import EVERY_KIND
from tests.printables.filling import fill
from tests.site import Visitor, publish, publish_next

SOME = {"experience.influence": "agree", "went_well": "Łódź <b>&amp; مرحبا"}
MULTIPART = "multipart/form-data; boundary="


def upload(
    visitor: Visitor,
    version: Published,
    data: bytes,
    *,
    name: str = "form.pdf",
    language: str = "en",
) -> TestResponse:
    """Opens the page of a form, chooses a file and sends it."""
    address = f"/{language}/forms/{version.code}/file"
    token = re.findall(r'name="_csrf" value="([^"]+)"', visitor.get(address).text)[0]
    sent = {"_csrf": token, "_file": FileStorage(BytesIO(data), name)}
    boundary, body = encode_multipart(sent)
    return visitor.open(address, method="POST", data=body, content_type=MULTIPART + boundary)


def stored() -> list[int]:
    """How many drafts, responses and answers there are."""
    return [
        db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in (Draft, Response, Answer)
    ]


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_a_filled_in_form_is_shown_and_then_sent(either_visitor: Visitor, language: str) -> None:
    """In each language; it counts as a file, and is stored as it was ticked and typed."""
    version = publish()
    page = upload(either_visitor, version, fill(sheet(version, language), SOME), language=language)
    assert (page.status_code, page.location) == (303, f"/{language}/forms/{version.code}/check")
    assert "Łódź &lt;b&gt;&amp;amp; مرحبا" in either_visitor.follow().text
    assert stored() == [1, 0, 0]
    either_visitor.send(f"/{language}/forms/{version.code}/check")
    assert either_visitor.follow().status_code == 200
    rows = db.session.execute(select(Answer.key, Answer.option, Answer.text).order_by(Answer.key))
    assert [tuple(row) for row in rows] == [
        ("experience.influence", "agree", ""),
        ("went_well", "", SOME["went_well"]),
    ]
    response = db.session.scalars(select(Response)).one()
    assert (response.channel, response.language) == ("file", language)


def test_what_is_wrong_in_it_can_be_mended(visitor: Visitor) -> None:
    """All that was read stands on the pages of the form, with what to mend."""
    version = publish(EVERY_KIND)
    upload(visitor, version, fill(sheet(version), {"visited": "31/2/2026"}))
    assert visitor.follow().status_code == 422
    assert "Write your answer" in visitor.page.text
    part = paging.part_of(version.form)["visited"]
    assert 'value="31"' in visitor.get(f"/en/forms/{version.code}/answer/{part}").text


def test_another_form_that_is_open_is_taken_as_that(visitor: Visitor) -> None:
    """Whoever mixes up two forms of ours need not begin again."""
    asked, other = publish(), publish(EVERY_KIND)
    page = upload(visitor, asked, fill(sheet(other), {"visited": "27/3/2026"}))
    assert page.location == f"/en/forms/{other.code}/check?other=1"
    assert db.session.scalars(select(Draft.version_id)).all() == [other.id]


def test_an_earlier_version_counts_while_its_collection_is_open(visitor: Visitor) -> None:
    """Whoever got the form before it was mended is asked no new questions."""
    first = publish()
    second = publish_next(first.collection_id, replace(EVERY_KIND, title="Every kind, mended"))
    newest = publishing.find(second)
    assert newest is not None
    page = upload(visitor, newest, fill(sheet(first), SOME))
    assert page.location == f"/en/forms/{first.code}/check"
    assert visitor.follow().status_code == 200


def test_what_was_typed_before_is_not_lost(visitor: Visitor) -> None:
    """A file takes its place in this browser; it stays under its own return code."""
    version = publish()
    visitor.answer(version, went_well="typed before")
    upload(visitor, version, fill(sheet(version), SOME))
    page = visitor.follow()
    assert "Łódź" in page.text
    assert "typed before" not in page.text
    kept = db.session.scalars(select(Draft.answers)).all()
    assert sorted("typed before" in answers for answers in kept) == [False, True]


def test_nothing_of_the_file_but_its_answers_is_kept(visitor: Visitor, tmp_path: Path) -> None:
    """Neither its name nor who made it, nowhere in the database, before and after sending."""
    version = publish()
    with pikepdf.open(BytesIO(fill(sheet(version), SOME))) as file:
        file.docinfo["/Author"] = "Jan Kowalski"
        with file.open_metadata() as metadata:
            metadata["dc:creator"] = ["Jan Kowalski"]
        saved = BytesIO()
        file.save(saved, compress_streams=False)
    assert b"Jan Kowalski" in saved.getvalue()
    upload(visitor, version, saved.getvalue(), name="answers of Anna Nowak.pdf")
    for _ in range(2):
        kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"influence" in kept
        for name in ("Kowalski", "Nowak"):
            assert name.encode() not in kept
            assert name.encode("utf-16-be") not in kept
        visitor.follow()
        visitor.send(f"/en/forms/{version.code}/check")
    assert stored()[:2] == [0, 1]


def test_an_anonymous_form_warns_of_e_mail(visitor: Visitor) -> None:
    """It would tell who wrote; and what is dropped is said on every such page."""
    for version, warned in ((publish(), True), (publish(EVERY_KIND), False)):
        page = visitor.get(f"/en/forms/{version.code}/file").text
        assert ("an e-mail tells us who you are" in page) is warned
        assert "We do not keep the file, its name or who made it." in page


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("nul\0", "Some letters here could not be read"),
        ("x" * 200_000, "Your answer is too long"),
        ("e" + "\u0301" * 1000, "Some letters here could not be read"),
    ],
)
def test_what_no_browser_would_send_is_asked_about(
    either_visitor: Visitor, value: str, wrong: str
) -> None:
    """It is never stored as it stands, and never makes us fail."""
    version = publish()
    upload(either_visitor, version, fill(sheet(version), {"went_well": value}))
    page = either_visitor.follow()
    assert page.status_code == 422
    assert wrong in page.text
    assert all(len(text) < 3 * MOST for text in db.session.scalars(select(Draft.answers)))
    assert stored()[1:] == [0, 0]


def test_a_tick_that_the_form_does_not_have_is_asked_about(visitor: Visitor) -> None:
    """And so it is where fields of ours are filled in that no question has."""
    version = publish()
    with pikepdf.open(BytesIO(fill(sheet(version), SOME))) as file:
        (form,) = file.Root.AcroForm.Fields
        (field,) = [field for field in form.Kids if field.T == "experience/influence"]
        field.V = pikepdf.Name("/never")
        for name in ("_channel", "_asked", "nobody/asked"):
            form.Kids.append(pikepdf.Dictionary(T=name, FT=pikepdf.Name("/Tx"), V="x"))
        saved = BytesIO()
        file.save(saved)
    upload(visitor, version, saved.getvalue())
    page = visitor.follow()
    assert page.status_code == 422
    assert "This answer is not on the list" in page.text
    assert "nobody" not in db.session.scalars(select(Draft.answers)).one()


letters = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(typed=st.dictionaries(st.sampled_from([item.key for item in EVERY_KIND.items]), letters))
def test_no_content_makes_it_fail(
    app: Flask, monkeypatch: pytest.MonkeyPatch, typed: Mapping[str, str]
) -> None:
    """Whatever a file says was ticked or typed."""
    limits.limiter.reset()
    version = publish(EVERY_KIND)
    found = filled.Filled(
        code=version.code, fingerprint=version.fingerprint[:12], language="en", typed=dict(typed)
    )
    monkeypatch.setattr(filled, "read", lambda _data: found)
    visitor = Visitor(app.test_client())
    if upload(visitor, version, b"x").status_code == 303:
        assert visitor.follow().status_code in (200, 422)
    else:
        assert uploads.NO_ANSWERS in visitor.page.text
