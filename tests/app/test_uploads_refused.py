"""A file that is no filled-in form of ours: the page says why, and what to do."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from sqlalchemy import update
from werkzeug.test import TestResponse

from app import printing, uploads, versions
from app.db import Collection, Version, db, writing
from app.languages import words
from printables import filled
from tests.app.test_reading import sheet
from tests.app.test_uploads import MULTIPART, SOME, stored, upload
from tests.forms.every_kind import EVERY_KIND
from tests.printables.filling import fill
from tests.printables.test_filled import REFUSED
from tests.site import TODAY, Visitor, publish


def refusal(page: TestResponse) -> str:
    """What a page says is wrong, which it has to say everywhere that it should."""
    (message,) = re.findall(r'<span class="error">(.+)</span></label>', page.text)
    assert f'<a href="#filled-file">{message}</a>' in page.text
    assert '<div class="summary" role="group"' in page.text
    assert page.text.index('class="summary"') < page.text.index("<h1>")
    assert re.search(r"<title>(Error|Błąd|خطأ):", page.text)
    assert 'id="filled-file" name="_file" accept="application/pdf" aria-invalid="true"' in page.text
    return unescape(re.sub(r"<[^>]+>", "", message))


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
    address = f"/en/forms/{publish().code}/file"
    visitor.get(address)
    assert visitor.send(address, went_well="x" * 2_000_000).status_code == 413


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
    assert refusal(page) == words("pl").find(uploads.AGAIN)
    gone = visitor.open("/pl/forms/7K3M9QX/file", method="POST", data={})
    assert gone.status_code == 404


def test_many_files_at_once_have_to_wait(visitor: Visitor) -> None:
    """To read one takes half a second: ten a minute from one place."""
    version = publish()
    found = [upload(visitor, version, b"", name="").status_code for _ in range(11)]
    assert found == [422] * 10 + [429]
    assert int(visitor.page.headers["Retry-After"]) <= 60
