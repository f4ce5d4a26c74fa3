"""Answers that aren't anonymous are read one by one: by whom, and how they are shown."""

from dataclasses import replace

import lxml.html
import pytest
from sqlalchemy import func, select

from app import plans, projects
from app.db import db
from app.people.roles import Role
from app.tray.tables import Reply
from forms.answers import Given
from forms.library.equality import EQUALITY
from forms.library.story import STORY
from forms.model import Form
from tests.forms.six_and_two import SIX_AND_TWO
from tests.members import in_project, member, sign_in
from tests.site import TODAY, Visitor, publish
from tests.together import EVERYTHING, REVIEW, answers_of, sent


def replies_there_are() -> int:
    """How many there are."""
    db.session.rollback()
    return db.session.scalars(select(func.count()).select_from(Reply)).one()


@pytest.mark.parametrize("form", [SIX_AND_TWO, replace(EQUALITY, apart=False)])
def test_what_is_anonymous_is_not_read_one_by_one(visitor: Visitor, form: Form) -> None:
    """There are no such pages, and no way to them."""
    version = publish(form)
    reference = "0000000"
    sent(version, {})
    visitor.sign_in()
    page = visitor.get(f"/en/officers/collections/{version.collection_id}")
    assert answers_of(version) not in page.text
    assert visitor.get(answers_of(version)).status_code == 404
    assert visitor.get(answers_of(version, reference)).status_code == 404
    visitor.get("/en/officers/")
    assert visitor.send(f"{answers_of(version, reference)}/correct").status_code == 404
    assert replies_there_are() == 0


def test_what_somebody_sent_with_their_name_is_read_at_once(visitor: Visitor) -> None:
    """A claim is paid, an interpreter found: nobody waits for four more people to ask."""
    version = publish(STORY)
    assert plans.new(STORY, projects.called("A project"), TODAY).threshold == 1
    reference = sent(version, {"story": Given("The bus came late."), "part": Given("I wrote.")})
    visitor.sign_in()
    results = visitor.get(f"/en/results/{version.collection_id}").text
    assert answers_of(version) in results
    listed = visitor.get(answers_of(version)).text
    assert "I wrote." in listed
    assert "The bus came late." in visitor.get(answers_of(version, reference)).text


def test_answers_are_read_under_their_own_form_alone(visitor: Visitor) -> None:
    """A reference of another project leads nowhere, though it is right."""
    mine, others = (in_project(title, REVIEW) for title in ("Mine", "Others"))
    reference = sent(others)
    member("keys@example.org", mine)
    sign_in(visitor, "keys@example.org")
    for version in (mine, others):
        visitor.get("/en/officers/")
        assert visitor.send(f"{answers_of(version, reference)}/correct").status_code == 404
    member("manages@example.org", mine, Role.MANAGES)
    sign_in(visitor, "manages@example.org")
    for version in (mine, others):
        assert visitor.get(answers_of(version, reference)).status_code == 404
    assert replies_there_are() == 0


def test_who_reads_a_project_reads_the_answers_and_does_not_correct_them(visitor: Visitor) -> None:
    """Who manages it does both; who keys in it reads what is on their desk, and no more."""
    version = publish(REVIEW)
    address = answers_of(version, sent(version))
    member("keys@example.org", version, Role.KEYS)
    assert sign_in(visitor, "keys@example.org").get(address).status_code == 403
    for role, may in ((Role.READS, False), (Role.MANAGES, True)):
        member(f"{role}@example.org", version, role)
        page = sign_in(visitor, f"{role}@example.org").get(address)
        assert "The tea" in page.text
        assert ("Correct these answers" in page.text) == may
        visitor.get("/en/officers/")
        assert visitor.send(f"{address}/correct").status_code == (303 if may else 403)


def test_a_form_that_nobody_has_answered_says_so(visitor: Visitor) -> None:
    """Its list is there all the same."""
    version = publish(REVIEW)
    visitor.sign_in()
    assert "Nobody has answered yet." in visitor.get(answers_of(version)).text


def test_lines_that_nobody_filled_in_are_left_out(visitor: Visitor) -> None:
    """Of a question with lines, and the words of "Something else" where it was not ticked."""
    version = publish(EVERYTHING)
    told = {
        "claims.2.what": Given("The bus"),
        "needs": Given("other"),
        "needs.other.text": Given("A ramp"),
    }
    visitor.sign_in()
    page = visitor.get(answers_of(version, sent(version, {"join": Given("yes"), **told})))
    terms = lxml.html.fromstring(page.text).iter("dt")
    numbers = [str(term.xpath("string()")).split()[0] for term in terms]
    assert [one for one in numbers if one.startswith(("7.", "8.", "14."))] == [
        *("7.", "8.", "8.", "14.", "14.2a.", "14.2b.", "14.2c.")
    ]
