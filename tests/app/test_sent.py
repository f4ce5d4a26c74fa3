"""What a resident holds in hand after sending: a reference, a copy, and a few questions more."""

import io

import pikepdf
import pypdfium2
from sqlalchemy import select

from app import codes
from app.db import Response, db
from forms.library.equality import EQUALITY
from forms.library.reflection import REFLECTION
from tests.app.test_answering import SOME
from tests.app.test_parts import FIRST
from tests.app.test_returning import ALL_THAT_IS_NEEDED, another
from tests.forms.every_kind import EVERY_KIND
from tests.site import Visitor, publish


def words_of(pdf: bytes) -> str:
    """The text of a PDF, one space between words."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def test_an_answer_with_a_name_has_a_reference_and_an_anonymous_one_has_none(
    visitor: Visitor,
) -> None:
    """A code that can be read out, the same whenever the page is opened again."""
    named, anonymous = publish(EVERY_KIND), publish(REFLECTION)
    visitor.answer(named, **ALL_THAT_IS_NEEDED)
    visitor.follow()
    visitor.send(f"/en/forms/{named.code}/check")
    (reference,) = db.session.scalars(select(Response.reference)).all()
    assert reference is not None
    assert isinstance(codes.read(reference), codes.Typed), "a slip of the tongue is noticed"
    assert reference in visitor.follow().text
    assert reference in visitor.get(f"/pl/forms/{named.code}/sent").text
    visitor.answer(anonymous, **FIRST)
    visitor.follow()
    visitor.send(f"/en/forms/{anonymous.code}/check")
    assert "Your reference is" not in visitor.follow().text


def test_a_copy_says_what_was_answered_before_and_after_sending(visitor: Visitor) -> None:
    """In the language of the page; it has no code, so that nobody posts it to be counted."""
    version = publish()
    copy = f"/en/forms/{version.code}/copy.pdf"
    assert visitor.get(copy).location == f"/en/forms/{version.code}"
    visitor.answer(version, **SOME)
    before = visitor.get(copy)
    assert before.mimetype == "application/pdf"
    assert "you have not sent your answers yet" in words_of(before.data)
    visitor.get(f"/en/forms/{version.code}/check")
    visitor.send(f"/en/forms/{version.code}/check")
    after = visitor.get(copy)
    said = words_of(after.data)
    assert "we have your answers already" in said
    assert "Łódź" in said
    assert version.code not in said
    with pikepdf.open(io.BytesIO(visitor.get(copy.replace("/en/", "/ar/")).data)) as file:
        assert str(file.Root.Lang) == "ar"
    assert another(visitor).get(copy).status_code == 303, "nobody else has it"


def test_a_copy_of_a_new_beginning_is_not_that_of_what_was_sent(visitor: Visitor) -> None:
    """On a computer that two people use, one after the other."""
    version = publish()
    for text in ("The first of us", "The second of us"):
        visitor.answer(version, went_well=text)
        said = words_of(visitor.get(f"/en/forms/{version.code}/copy.pdf").data)
        assert text in said
        assert "not sent" in said
        visitor.get(f"/en/forms/{version.code}/check")
        visitor.send(f"/en/forms/{version.code}/check")
    visitor.answer(version, went_well="x")
    assert "was sent from this browser before" in visitor.follow().text


def test_a_computer_that_others_use_forgets_what_was_sent(visitor: Visitor) -> None:
    """The next person sees neither confirmation nor copy; the answers are stored."""
    version = publish()
    visitor.answer(version, **SOME)
    visitor.follow()
    visitor.send(f"/en/forms/{version.code}/check")
    visitor.follow()
    visitor.send(f"/en/forms/{version.code}/stop")
    for page in ("sent", "copy.pdf", "check"):
        assert visitor.get(f"/en/forms/{version.code}/{page}").status_code == 303
    assert db.session.scalar(select(Response.id)) is not None


def test_nobody_is_told_that_answers_came_who_sent_none(visitor: Visitor) -> None:
    """Whatever address somebody gives them."""
    version = publish()
    for address in ("sent", "sent?late=1", "sent?elsewhere=1"):
        page = visitor.get(f"/en/forms/{version.code}/{address}")
        assert page.location == f"/en/forms/{version.code}"


def test_questions_about_the_person_are_offered_after_sending(visitor: Visitor) -> None:
    """Where the project asks them; never on the home page, never after themselves."""
    version, about_you = publish(REFLECTION), publish(EQUALITY)
    assert about_you.code not in visitor.get("/en/").text
    visitor.answer(version, **FIRST)
    visitor.follow()
    visitor.send(f"/en/forms/{version.code}/check")
    assert f'href="/en/forms/{about_you.code}"' in visitor.follow().text
    key = about_you.form.items[0].key
    visitor.answer(about_you, **{key: about_you.form.items[0].options[0].key})
    visitor.follow()
    visitor.send(f"/en/forms/{about_you.code}/check")
    page = visitor.follow().text
    assert "Thank you" in page
    assert "A few questions about you" not in page
    assert "copy.pdf" not in page, "nothing leads back to what is kept apart"
