"""An officer takes filled-in PDFs: each is read, looked at on the keying screen, and saved."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sqlalchemy import func, select, update
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from app import printing, responses, webform
from app.db import Answer, Collection, Response, Version, db, writing
from app.keying import files
from app.tray import from_file
from app.tray.tables import Entry, PassedOn, Reply
from app.versions import Stranger
from printables import filled
from tests.app.test_reading import sheet
from tests.app.test_uploads import MULTIPART
from tests.forms.every_kind import EVERY_KIND
from tests.printables.filling import fill
from tests.printables.test_filled import REFUSED, bomb_in_the_table
from tests.site import TODAY, Visitor, publish

FILES = "/en/keying/files"
SOME = {"experience.influence": "agree", "went_well": "Łódź <b>&amp; مرحبا"}


def upload(visitor: Visitor, *sent: tuple[str, bytes], language: str = "en") -> TestResponse:
    """Opens the page, chooses files by name and content, and sends them."""
    address = f"/{language}/keying/files"
    token = re.findall(r'name="_csrf" value="([^"]+)"', visitor.get(address).text)[0]
    chosen = [("_files", FileStorage(BytesIO(data), name)) for name, data in sent]
    boundary, body = encode_multipart(MultiDict([("_csrf", token), *chosen]))
    return visitor.open(address, method="POST", data=body, content_type=MULTIPART + boundary)


def save(visitor: Visitor, reply_id: int, **changed: str) -> TestResponse:
    """Looks at what was read in a file, changes what is wrong, and saves it all."""
    tree: Any = html.document_fromstring(visitor.get(f"/en/keying/replies/{reply_id}").text)
    typed = dict(tree.get_element_by_id("keying-form").form_values())
    address = visitor.page.request.path
    return visitor.open(address, method="POST", data={**typed, **changed, "_do": "save"})


def problems(page: TestResponse) -> list[str]:
    """What a page says is wrong, which it has to say at its head too."""
    said = re.findall(r'<span class="error">(.+?)</span>', page.text)
    listed = re.findall(r'<li><a href="#filled-files"><span>(.+?)</span></a></li>', page.text)
    assert said == listed
    assert "<title>Error: " in page.text
    assert 'name="_files" accept="application/pdf" multiple aria-invalid="true"' in page.text
    return [unescape(re.sub(r"<[^>]+>", "", text)) for text in said]


def replies() -> list[int]:
    """The ids of all that was taken."""
    return list(db.session.scalars(select(Reply.id).order_by(Reply.id)).all())


def count(table: type) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_a_file_is_read_looked_at_and_saved(either_visitor: Visitor, language: str) -> None:
    """It counts as a file in the language of the form, with what was ticked and typed."""
    version = publish()
    either_visitor.sign_in(FILES)
    upload(either_visitor, ("form.pdf", fill(sheet(version, language), SOME)))
    assert (either_visitor.page.status_code, either_visitor.page.location) == (303, FILES)
    page = either_visitor.follow().text
    assert "1 file was read." in page
    assert "2 answers." in page
    assert "unclear" not in page
    assert count(Response) == 0
    (reply,) = replies()
    assert f'href="/en/keying/replies/{reply}"' in page
    assert save(either_visitor, reply).location == FILES
    page = either_visitor.follow().text
    assert "The answers are saved." in page
    assert "Nothing waits to be looked at." in page
    rows = db.session.execute(select(Answer.key, Answer.option, Answer.text).order_by(Answer.key))
    assert [tuple(row) for row in rows if row.option or row.text] == [
        ("experience.influence", "agree", ""),
        ("went_well", "", SOME["went_well"]),
    ]
    response = db.session.scalars(select(Response)).one()
    assert (response.channel, response.language, response.late) == ("file", language, False)


def test_a_form_with_every_kind_of_question_comes_out_as_it_was_filled_in(visitor: Visitor) -> None:
    """An officer who changes nothing stores what was filled in."""
    version = publish(EVERY_KIND)
    typed = {
        item.key: "27/3/2026" if item.parts else item.options[0].key if item.options else "7"
        for item in version.form.items
        if item.row <= 1
    }
    wanted = webform.answers(version.form, typed)
    visitor.sign_in(FILES)
    upload(visitor, ("form.pdf", fill(sheet(version), typed)))
    save(visitor, replies()[0])
    assert visitor.page.status_code == 303
    token = db.session.scalars(select(Response.token_hmac)).one() or ""
    stored = responses.answers_of(version, token) or {}
    assert {key: stored[key] for key in wanted} == wanted


def test_what_is_wrong_in_a_file_is_asked_about_on_the_screen(visitor: Visitor) -> None:
    """Nothing is guessed: the officer mends it, or says that it is written so."""
    version = publish(EVERY_KIND)
    visitor.sign_in(FILES)
    upload(visitor, ("form.pdf", fill(sheet(version), {"visited": "31/2/2026"})))
    assert "1 of them is unclear." in visitor.follow().text
    (reply,) = replies()
    page = save(visitor, reply)
    assert page.status_code == 422
    assert "If the sheet really says so, key ! before it." in page.text
    assert count(Response) == 0
    assert save(visitor, reply, visited="!31/2/2026").status_code == 303
    row = db.session.execute(select(Answer.state, Answer.text).where(Answer.key == "visited"))
    assert [tuple(answer) for answer in row] == [("range", "31/2/2026")]


def test_each_file_is_taken_by_itself(visitor: Visitor) -> None:
    """What is wrong with one is said under its name; the others wait all the same."""
    first, second = publish(), publish(EVERY_KIND)
    visitor.sign_in(FILES)
    page = upload(
        visitor,
        ("one.pdf", fill(sheet(first), SOME)),
        ("photo of Anna <Nowak>.pdf", b"\xff\xd8 a photograph"),
        ("two.pdf", fill(sheet(second), {"visited": "27/3/2026"})),
        ("nothing.pdf", b""),
        ("blank.pdf", sheet(first)),
    )
    assert page.status_code == 422
    assert problems(page) == [
        f"photo of Anna <Nowak>.pdf: {filled.NOT_A_PDF}",
        f"nothing.pdf: {from_file.EMPTY}",
        f"blank.pdf: {from_file.NO_ANSWERS}",
    ]
    assert "2 files were read." in page.text
    assert len(replies()) == 2
    titles = [version.in_language("en").title for version in (first, second)]
    assert page.text.index(titles[0]) < page.text.rindex(titles[1])


@pytest.mark.parametrize("kind", [kind for kind in REFUSED if kind != "empty"])
def test_an_officer_is_told_what_to_do_with_what_is_no_form_of_ours(
    visitor: Visitor, kind: str
) -> None:
    """In words for whoever got the file, not for whoever filled it in; nothing is kept."""
    data, message = REFUSED[kind]
    visitor.sign_in(FILES)
    assert problems(upload(visitor, ("x.pdf", data))) == [f"x.pdf: {message}"]
    assert visitor.page.status_code == 422
    assert replies() == []


def test_a_form_of_another_council_is_not_taken(visitor: Visitor) -> None:
    """No version here has its code."""
    version = publish()
    data = fill(sheet(version), SOME)
    with writing():
        db.session.execute(update(Version).values(code="7K3M9QX"))
    visitor.sign_in(FILES)
    page = upload(visitor, ("x.pdf", data))
    assert problems(page) == [f"x.pdf: {from_file.MEANS[Stranger.UNKNOWN]}"]


def test_a_form_that_only_has_a_code_of_ours_is_not_taken(visitor: Visitor) -> None:
    """Its answers would be counted for other questions."""
    one, other = publish(), publish(EVERY_KIND)
    forged = printing.print_form(
        one.form, one.cover, "en", "fillable", code=other.code, fingerprint=one.fingerprint
    )
    visitor.sign_in(FILES)
    page = upload(visitor, ("x.pdf", fill(forged.pdf, SOME)))
    assert problems(page) == [f"x.pdf: {from_file.MEANS[Stranger.CHANGED]}"]


def test_two_files_with_the_same_answers_are_both_taken_and_asked_about(visitor: Visitor) -> None:
    """One may have been sent twice; two people may have answered alike. The officer decides."""
    data = fill(sheet(publish()), SOME)
    visitor.sign_in(FILES)
    upload(visitor, ("a.pdf", data))
    assert "Was one file sent twice?" not in visitor.follow().text
    upload(visitor, ("a.pdf", data))
    assert visitor.follow().text.count("Was one file sent twice?") == 2
    first, _ = replies()
    assert visitor.send(f"{FILES}/{first}/discard").location == FILES
    assert "Was one file sent twice?" not in visitor.follow().text
    assert (count(Reply), count(Entry)) == (1, 1)


def test_what_was_passed_on_or_saved_is_not_thrown_away(visitor: Visitor) -> None:
    """Somebody may still need it."""
    version = publish()
    visitor.sign_in(FILES)
    upload(visitor, ("a.pdf", fill(sheet(version), SOME)))
    (reply,) = replies()
    save(visitor, reply)
    visitor.get(FILES)
    assert visitor.send(f"{FILES}/{reply}/discard").status_code == 409
    upload(visitor, ("a.pdf", fill(sheet(version), SOME)))
    with writing():
        told = {"passed_on": TODAY, "kind": "risk", "text": "Please ring."}
        officer_id = db.session.scalars(select(Entry.officer_id)).first() or 1
        db.session.add(PassedOn(reply_id=replies()[-1], officer_id=officer_id, **told))
    visitor.follow()
    assert visitor.send(f"{FILES}/{replies()[-1]}/discard").status_code == 409
    assert len(replies()) == 2


def test_nothing_of_a_file_but_its_answers_is_kept(visitor: Visitor, tmp_path: Path) -> None:
    """Its name often is a person's: it is said on one page, and nowhere in the database."""
    visitor.sign_in(FILES)
    upload(visitor, ("Anna Nowak.pdf", fill(sheet(publish()), SOME)), ("Jan Nowak.pdf", b"x"))
    assert "Jan Nowak.pdf" in visitor.page.text
    assert "Nowak" not in visitor.get(FILES).text
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"influence" in kept
    assert b"Nowak" not in kept


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_after_the_days_of_grace_a_file_is_late(visitor: Visitor, days: int, late: bool) -> None:
    """Within them it counts like any other; after them it is kept, and counted apart."""
    version = publish()
    visitor.sign_in(FILES)
    upload(visitor, ("a.pdf", fill(sheet(version), SOME)))
    with writing():
        closed = {"closes": TODAY - timedelta(days=14 + days), "opens": TODAY - timedelta(days=60)}
        db.session.execute(update(Collection).values(grace_days=14, **closed))
    assert save(visitor, replies()[0]).status_code == 303
    assert db.session.scalars(select(Response.late)).all() == [late]


def test_no_more_is_read_than_a_request_has_time_for(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The officer is asked to send the rest again."""
    monkeypatch.setattr(files, "MOST_SECONDS", -1)
    visitor.sign_in(FILES)
    page = upload(visitor, ("a.pdf", fill(sheet(publish()), SOME)))
    assert problems(page) == [f"a.pdf: {files.NO_TIME}"]
    assert replies() == []


def test_what_is_chosen_has_its_bounds(visitor: Visitor) -> None:
    """Something, 20 files, 10 MB each and 40 MB together."""
    data = fill(sheet(publish()), SOME)
    visitor.sign_in(FILES)
    assert problems(upload(visitor)) == [files.NOTHING_CHOSEN]
    assert problems(upload(visitor, ("", b""))) == [files.NOTHING_CHOSEN]
    assert problems(upload(visitor, *[("a.pdf", data)] * 21)) == [files.TOO_MANY]
    big = b"%PDF-" + b" " * 10_000_000
    assert problems(upload(visitor, ("big.pdf", big))) == [f"big.pdf: {filled.TOO_BIG}"]
    assert visitor.page.status_code == 422
    assert problems(upload(visitor, *[("big.pdf", big)] * 5)) == [files.TOO_MUCH]
    assert visitor.page.status_code == 413
    assert replies() == []


def test_a_file_that_is_made_to_do_harm_is_refused_like_any_other(visitor: Visitor) -> None:
    """What comes with it is taken."""
    visitor.sign_in(FILES)
    mine = fill(sheet(publish()), SOME)
    page = upload(visitor, ("bomb.pdf", bomb_in_the_table()), ("mine.pdf", mine))
    assert problems(page) == [f"bomb.pdf: {filled.UNSAFE}"]
    assert len(replies()) == 1


def test_strangers_send_no_files(visitor: Visitor) -> None:
    """Not even so many bytes as an officer may."""
    visitor.sign_in(FILES)
    visitor.client.delete_cookie("session")
    for size in (100, 2_000_000):
        boundary, body = encode_multipart({"_files": FileStorage(BytesIO(b"x" * size), "a.pdf")})
        visitor.open(FILES, method="POST", data=body, content_type=MULTIPART + boundary)
        assert visitor.page.status_code in (400, 401)
        assert "Filled-in PDFs" not in visitor.page.text
    assert visitor.get(FILES).status_code == 401
    assert replies() == []
