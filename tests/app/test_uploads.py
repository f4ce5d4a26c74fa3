"""A resident sends the PDF that they filled in: it is read, shown, and sent like any answer."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from app import limits, printing, uploads, versions
from app.db import Answer, Collection, Draft, Response, Version, db, writing
from app.publishing import Published
from forms.answers import MOST
from printables import filled
from tests.app.test_reading import sheet
from tests.forms.every_kind import EVERY_KIND
from tests.printables.filling import fill
from tests.printables.test_filled import REFUSED
from tests.site import TODAY, Visitor, publish

SOME = {"experience.influence": "agree", "went_well": "Łódź <b>&amp; مرحبا"}
MULTIPART = "multipart/form-data; boundary="


def upload(
    visitor: Visitor,
    version: Published,
    data: bytes,
    *,
    name: str = "form.pdf",
    language: str = "en",
    **fields: str,
) -> TestResponse:
    """Opens the page of a form, chooses a file and sends it."""
    address = f"/{language}/forms/{version.code}/file"
    token = re.findall(r'name="_csrf" value="([^"]+)"', visitor.get(address).text)[0]
    sent = {"_csrf": token, "_file": FileStorage(BytesIO(data), name), **fields}
    boundary, body = encode_multipart(sent)
    return visitor.open(address, method="POST", data=body, content_type=MULTIPART + boundary)


def stored() -> list[int]:
    """How many drafts, responses and answers there are."""
    return [
        db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in (Draft, Response, Answer)
    ]


def refusal(page: TestResponse) -> str:
    """What a page says is wrong, which it has to say everywhere that it should."""
    (message,) = re.findall(r'<span class="error">(.+)</span></label>', page.text)
    assert f'<a href="#filled-file">{message}</a>' in page.text
    assert '<div class="summary" role="alert" tabindex="-1" autofocus>' in page.text
    assert page.text.index('class="summary"') < page.text.index("<h1>")
    assert re.search(r"<title>(Error|Błąd|خطأ):", page.text)
    assert 'id="filled-file" name="_file" accept="application/pdf" aria-invalid="true"' in page.text
    return unescape(re.sub(r"<[^>]+>", "", message))


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
    """All that was read is on the page, with what to mend."""
    version = publish(EVERY_KIND)
    upload(visitor, version, fill(sheet(version), {"visited": "31/2/2026"}))
    page = visitor.follow()
    assert page.status_code == 422
    assert 'value="31"' in page.text
    assert "Write a day that there is" in page.text


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_filled_in_form_is_refused(visitor: Visitor, kind: str) -> None:
    """Beside the field, in words for the person who sends it, and nothing is kept."""
    data, message = REFUSED[kind]
    page = upload(visitor, publish(), data or b" ")
    assert page.status_code == 422
    assert refusal(page) == uploads.MEANS[message]
    assert "Ask" not in refusal(page)
    assert stored() == [0, 0, 0]


def test_every_refusal_has_words_for_whoever_sent_the_file() -> None:
    """What is said to officers is not what helps a resident."""
    said = {getattr(filled, name) for name in dir(filled) if name.isupper()}
    refusals = {text for text in said if isinstance(text, str) and text.endswith(".")}
    assert refusals | set(versions.Stranger) == set(uploads.MEANS)
    assert refusals.isdisjoint(uploads.MEANS.values())


def test_nothing_chosen_is_not_an_empty_file(visitor: Visitor) -> None:
    """Each is told what to do."""
    version = publish()
    assert refusal(upload(visitor, version, b"", name="")) == uploads.NOTHING_CHOSEN
    assert refusal(upload(visitor, version, b"")) == uploads.NOTHING_IN_IT
    assert visitor.page.status_code == 422
    visitor.get(f"/en/forms/{version.code}/file")
    assert refusal(visitor.send(f"/en/forms/{version.code}/file")) == uploads.NOTHING_CHOSEN


def test_a_form_without_answers_is_not_taken(visitor: Visitor) -> None:
    """Many a program loses what was typed when it saves: it is better known at once."""
    version = publish()
    assert refusal(upload(visitor, version, sheet(version))) == uploads.NO_ANSWERS
    blank = fill(sheet(version), {"went_well": " \n "})
    assert refusal(upload(visitor, version, blank)) == uploads.NO_ANSWERS
    assert stored() == [0, 0, 0]


@pytest.mark.parametrize(("size", "status"), [(10_000_001, 422), (12_000_000, 413)])
def test_a_file_that_is_too_big_is_refused(visitor: Visitor, size: int, status: int) -> None:
    """In the same words, whether it is read to its end or not."""
    page = upload(visitor, publish(), b"%PDF-" + b" " * (size - 5))
    assert page.status_code == status
    assert refusal(page) == uploads.TOO_BIG


def test_what_else_is_sent_may_not_be_so_big(visitor: Visitor) -> None:
    """The room is for a file."""
    version = publish()
    page = upload(visitor, version, b"", name="", went_well="x" * 2_000_000)
    assert page.status_code == 413


def test_a_file_is_read_to_its_end_before_the_answer(visitor: Visitor) -> None:
    """A browser shows no page while it still has something to send."""
    version = publish()
    visitor.get(f"/en/forms/{version.code}/file")
    body = BytesIO(b"-" * 30_000_000)
    address = f"/en/forms/{version.code}/file"
    visitor.open(
        address,
        method="POST",
        input_stream=body,
        content_length=30_000_000,
        content_type=MULTIPART + "x",
    )
    assert visitor.page.status_code == 413
    assert body.tell() == 30_000_000


def test_another_form_that_is_open_is_taken_as_that(visitor: Visitor) -> None:
    """Whoever mixes up two forms of ours need not begin again."""
    asked, other = publish(), publish(EVERY_KIND)
    page = upload(visitor, asked, fill(sheet(other), {"visited": "27/3/2026"}))
    assert page.location == f"/en/forms/{other.code}/check"
    assert db.session.scalars(select(Draft.version_id)).all() == [other.id]


def test_a_form_of_another_council_is_refused(visitor: Visitor) -> None:
    """No version here has its code."""
    asked, version = publish(), publish()
    data = fill(sheet(version), SOME)
    with writing():
        where = update(Version).where(Version.id == version.id)
        db.session.execute(where.values(code="7K3M9QX"))
    page = upload(visitor, asked, data)
    assert refusal(page) == uploads.MEANS[versions.Stranger.UNKNOWN]


def test_a_form_that_only_has_a_code_of_ours_is_refused(visitor: Visitor) -> None:
    """Its answers would be counted for other questions."""
    one, other = publish(), publish(EVERY_KIND)
    forged = printing.print_form(
        one.form, one.cover, "en", "fillable", code=other.code, fingerprint=one.fingerprint
    )
    page = upload(visitor, other, fill(forged.pdf, SOME))
    assert refusal(page) == uploads.MEANS[versions.Stranger.CHANGED]


def test_a_form_that_has_closed_says_so(visitor: Visitor) -> None:
    """410, whether it is the page's form or the file's."""
    asked, closed = publish(), publish()
    data = fill(sheet(closed), SOME)
    with writing():
        where = update(Collection).where(Collection.id == closed.collection_id)
        db.session.execute(where.values(closes=TODAY - timedelta(days=1)))
    assert visitor.get(f"/en/forms/{closed.code}/file").status_code == 410
    assert upload(visitor, asked, data).status_code == 410
    assert "This form has closed" in visitor.page.text
    assert stored() == [0, 0, 0]


def test_a_page_without_its_token_asks_once_more(visitor: Visitor) -> None:
    """No browser keeps a file that was chosen, so that the page says to choose it again."""
    version = publish()
    address = f"/pl/forms/{version.code}/file"
    page = visitor.open(address, method="POST", data={"_file": (BytesIO(b"x"), "a.pdf")})
    assert page.status_code == 400
    assert '<html lang="pl"' in page.text
    assert refusal(page) == uploads.AGAIN
    gone = visitor.open("/pl/forms/7K3M9QX/file", method="POST", data={})
    assert gone.status_code == 404


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
        assert refusal(visitor.page) == uploads.NO_ANSWERS


def test_many_files_at_once_have_to_wait(visitor: Visitor) -> None:
    """To read one takes half a second: ten a minute from one place."""
    version = publish()
    found = [upload(visitor, version, b"", name="").status_code for _ in range(11)]
    assert found == [422] * 10 + [429]
    assert int(visitor.page.headers["Retry-After"]) <= 60
