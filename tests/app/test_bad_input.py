"""What goes wrong on the way in gets a clear page and status, and nothing is stored by halves."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import codes, publishing
from app.db import Answer, Response, db
from tests.app.test_answering import answer
from tests.paper import batch
from tests.site import TODAY, Visitor, publish

YESTERDAY = TODAY - timedelta(days=1)


def stored() -> int:
    """How many rows of responses and answers there are."""
    return sum(
        db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in (Response, Answer)
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "There is no such form"), ("pl", "Nie ma takiego"), ("ar", "لا يوجد")],
)
@pytest.mark.parametrize("code", ["7K3M9QX", "x", "SPECIMEN", "%00", "..%2F", "Ł" * 300])
def test_an_unknown_code_says_so(visitor: Visitor, language: str, said: str, code: str) -> None:
    """In the reader's language, with a way on."""
    page = visitor.get(f"/{language}/forms/{code}")
    assert page.status_code == 404
    assert f'lang="{language}"' in page.text
    assert f'href="/{language}/"' in page.text


@pytest.mark.parametrize("step", ["", "/answer", "/check", "/standard.pdf"])
def test_a_closed_form_says_so(visitor: Visitor, step: str) -> None:
    """410, and what to do."""
    version = publish(opens=YESTERDAY - timedelta(days=9), closes=YESTERDAY)
    page = visitor.get(f"/en/forms/{version.code}{step}")
    assert page.status_code == 410
    assert "This form has closed" in page.text


def test_a_form_that_is_not_open_yet_says_so(visitor: Visitor) -> None:
    """It isn't on the home page either."""
    version = publish(opens=TODAY + timedelta(days=1), closes=TODAY + timedelta(days=9))
    assert visitor.get(f"/en/forms/{version.code}").status_code == 404
    assert "not open yet" in visitor.page.text
    assert version.code not in visitor.get("/en/").text


def test_a_form_that_closes_while_somebody_answers_stores_nothing(visitor: Visitor) -> None:
    """They are told, and no half of their answers is kept as a response."""
    version = publish()
    answer(visitor, version)
    visitor.follow()
    from app.db import Collection

    db.session.scalars(select(Collection)).one().closes = YESTERDAY
    db.session.commit()
    assert visitor.send(f"/en/forms/{version.code}/check").status_code == 410
    assert stored() == 0


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_a_page_without_its_token_comes_back_with_what_was_typed(
    visitor: Visitor, language: str
) -> None:
    """400, nothing lost, and sending it again works."""
    version = publish()
    address = f"/{language}/forms/{version.code}/answer"
    typed = {"experience.influence": "agree", "went_well": "long words"}
    visitor.open(address, method="POST", data=typed)
    assert visitor.page.status_code == 400
    assert "long words" in visitor.page.text
    assert 'value="agree" checked' in visitor.page.text
    assert visitor.send(address, **typed).status_code == 303


@pytest.mark.parametrize("body", [b"went_well=caf%E9", b"went_well=caf\xe9"])
def test_bytes_that_are_no_letters_are_refused(visitor: Visitor, body: bytes) -> None:
    """Invalid UTF-8 is never stored as something that nobody typed."""
    version = publish()
    visitor.get(f"/pl/forms/{version.code}/answer")
    page = visitor.open(
        f"/pl/forms/{version.code}/answer",
        method="POST",
        data=body,
        content_type="application/x-www-form-urlencoded",
    )
    assert page.status_code == 400
    assert '<html lang="pl"' in page.text
    assert stored() == 0


@pytest.mark.parametrize("letters", ["caf\ufffd", "nul\0"])
def test_letters_that_got_lost_on_the_way_are_asked_for_again(
    visitor: Visitor, letters: str
) -> None:
    """Beside the question, and the other answers are kept."""
    version = publish()
    answer(visitor, version, **{"experience.influence": "agree", "went_well": letters})
    assert visitor.page.status_code == 422
    assert "Some letters here could not be read" in visitor.page.text
    assert 'value="agree" checked' in visitor.page.text


def test_more_than_can_be_sent_says_so(visitor: Visitor) -> None:
    """413, for a body of three megabytes."""
    version = publish()
    visitor.get(f"/en/forms/{version.code}/answer")
    page = visitor.send(f"/en/forms/{version.code}/answer", went_well="x" * 3_000_000)
    assert page.status_code == 413
    assert "make your answers shorter" in page.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/xx/", 404),
        ("/en/nothing", 404),
        ("/pl/forms/", 404),
        ("/en/forms/SPECIMEN/large.pdf", 404),
        ("/q/SPECIMEN/en/standard/1", 404),
        ("/en/officers/", 401),
        ("/en/keying/", 401),
        ("/en/results/1", 401),
        ("/en/results/1/data.csv", 401),
    ],
)
def test_every_wrong_address_has_a_page_of_its_own(
    visitor: Visitor, address: str, status: int
) -> None:
    """With a heading, and the way home."""
    page = visitor.get(address)
    assert page.status_code == status
    assert "<h1>" in page.text
    assert '/en/"' in page.text or '/pl/"' in page.text


def test_a_wrong_method_is_refused(visitor: Visitor) -> None:
    """405, with the methods that there are."""
    version = publish()
    page = visitor.open(f"/en/forms/{version.code}/answer", method="DELETE")
    assert page.status_code in (400, 405)


def test_a_failure_of_ours_says_that_it_is_ours(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """500, and that nothing was stored by halves."""
    visitor.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    visitor.client.application.config["TESTING"] = False
    monkeypatch.setattr(publishing, "open_versions", lambda _today: 1 / 0)
    page = visitor.get("/en/")
    assert page.status_code == 500
    assert "The fault is ours" in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "seven letters and digits"),
        ("abc", "seven letters and digits"),
        ("SPECIMEN", "a specimen"),
        ("specimen", "a specimen"),
    ],
)
def test_what_is_no_code_is_not_keyed(visitor: Visitor, typed: str, said: str) -> None:
    """The keying box says what is wrong with it."""
    visitor.sign_in()
    page = visitor.send("/en/keying/", code=typed)
    assert page.status_code == 422
    assert said in page.text


def test_a_mistyped_code_is_told_from_an_unknown_one(visitor: Visitor) -> None:
    """The check character tells which."""
    visitor.sign_in()
    version = publish()
    right = version.code
    wrong = ("0" if right[0] != "0" else "1") + right[1:]
    assert "typing mistake" in visitor.send("/en/keying/", code=wrong).text
    assert "No form has this code" in visitor.send("/en/keying/", code=codes.new()).text
    batch()
    assert visitor.send("/en/keying/", code=f" {right.lower()} ").status_code == 303


@pytest.mark.parametrize(("days", "late"), [(14, False), (15, True)])
def test_late_post_is_keyed_all_the_same(visitor: Visitor, days: int, late: bool) -> None:
    """Within 14 days it counts with the others, after them apart; the page says so."""
    visitor.sign_in()
    version = publish(opens=TODAY - timedelta(days=20), closes=TODAY - timedelta(days=days))
    batch()
    assert visitor.send("/en/keying/", code=version.code).status_code == 303
    address = visitor.page.location
    assert ("This came too late." in visitor.follow().text) == late
    visitor.send(address, _do="save", went_well="Tea")
    assert db.session.scalars(select(Response.late)).all() == [late]
