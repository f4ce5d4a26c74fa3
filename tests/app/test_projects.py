"""A project's own lists, in the forms that offer them: on SQLite and on PostgreSQL."""

from datetime import date

import pytest
from flask import Flask

from app import freezing, projects, publishing, translating
from app.publishing import Published
from forms import lists
from forms.model import Choices, Form, Section
from tests.app.test_cli import run
from tests.site import TODAY, Visitor

QUESTIONS = (
    Choices(key="meets", label="Which criteria do you meet?", options=lists.CRITERIA),
    Choices(key="can_come", label="Which meetings can you come to?", options=lists.MEETINGS),
)
FORM = Form(
    key="joining",
    title="Joining",
    purpose="Tell us when you can come.",
    sections=(Section(title="You and the group", questions=QUESTIONS),),
)


def published() -> Published:
    """The form, open today in the project."""
    code = freezing.open_collection(
        projects.called("Parks"), FORM, opens=TODAY, closes=TODAY, today=TODAY
    )
    version = publishing.find(code)
    assert version is not None
    return version


def with_lists() -> None:
    """Two criteria and three meetings, not in their order."""
    parks = projects.called("Parks")
    projects.add_listed(parks, "criteria", "I use a park near me.")
    projects.add_listed(parks, "criteria", "I can come to most meetings.")
    projects.add_meeting(parks, date(2027, 4, 7), online=True)
    projects.add_meeting(parks, date(2027, 3, 3), "Newbury library")
    projects.add_meeting(parks, date(2027, 5, 5), "Shaw House", online=True)


def test_a_form_offers_the_projects_own_criteria_and_meetings(either_app: Flask) -> None:
    """In the project's order, meetings by day; days are told in the reader's language."""
    with_lists()
    version = published()
    meets, can_come = version.in_language("en").items
    assert [o.label for o in meets.options] == [
        *("I use a park near me.", "I can come to most meetings.")
    ]
    assert [o.label for o in can_come.options] == [
        *(
            "3 March 2027, Newbury library",
            "7 April 2027, online",
            "5 May 2027, Shaw House or online",
        )
    ]
    polish = version.in_language("pl").items
    assert polish[1].options[0].label == "3 marca 2027, miejsce: Newbury library"
    assert getattr(polish[0].options[0].label, "language", "") == "en"
    assert [o.key for o in polish[1].options] == [o.key for o in can_come.options]


def test_a_meeting_that_is_added_later_is_in_the_next_version_only(either_app: Flask) -> None:
    """What is published stays as it was."""
    with_lists()
    version = published()
    projects.add_meeting(projects.called("Parks"), date(2027, 1, 1), "Town hall")
    found = publishing.find(version.code)
    assert found is not None
    assert len(found.form.items[1].options) == 3
    assert len(published().form.items[1].options) == 4


def test_a_form_is_not_published_before_its_lists_are_there(app: Flask) -> None:
    """It says which list is empty; nothing is stored."""
    with pytest.raises(ValueError, match="the project's criteria, and there are none yet"):
        published()
    assert publishing.open_versions(TODAY) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add-criterion", "Parks", " "), "has to say something"),
        (("add-meeting", "Parks", "2027-03-03"), "in a place, online, or both"),
        (("add-meeting", "Parks", "3 March"), "does not match"),
    ],
)
def test_what_cannot_be_offered_is_said(app: Flask, words: tuple[str, ...], said: str) -> None:
    """On the command line."""
    status = 2 if "match" in said else 1
    assert said in run(app, "projects", *words, status=status)


def test_lists_are_filled_from_the_command_line(visitor: Visitor, app: Flask) -> None:
    """And a resident then chooses from them."""
    run(app, "projects", "add-criterion", "Parks", "I live near a park.")
    run(app, "projects", "add-meeting", "Parks", "2027-03-03", "--place", "Library", "--online")
    page = visitor.get(f"/en/forms/{published().code}/answer").text
    assert "I live near a park." in page
    assert "3 March 2027, Library or online" in page


def test_texts_are_translated_on_a_page(either_visitor: Visitor) -> None:
    """Each beside the English; the page says how many are missing, and who may translate."""
    either_visitor.sign_in()
    with_lists()
    parks = projects.called("Parks")
    address = f"/en/officers/projects/{parks.id}/texts/pl"
    page = either_visitor.get(address).text
    assert "4 texts have no translation yet." in page
    assert "No machine translates here." in page
    assert '<p class="written" lang="en" dir="ltr">I use a park near me.</p>' in page
    assert page.count('lang="pl" dir="ltr">\n</textarea>') == 4
    criterion, shaw = parks.in_list("criteria")[0].id, parks.meetings[2].id
    typed = {f"criterion.{criterion}": "Mam park blisko.", f"meeting.{shaw}.place": "Dwór <Shaw>"}
    assert either_visitor.send(address, **typed).status_code == 303
    assert "2 texts have no translation yet." in either_visitor.follow().text
    polish = published().in_language("pl").items
    assert polish[0].options[0].label == "Mam park blisko."
    assert "Dwór <Shaw>" in polish[1].options[2].label
    refused = either_visitor.send(address, **{f"criterion.{criterion}": "x" * 4001})
    assert refused.status_code == 422
    assert refused.text.count("Write at most 4000 characters.") == 2
    for other in ("en", "xx"):
        assert either_visitor.get(address[:-2] + other).status_code == 404


def test_of_two_who_translate_the_second_is_told(either_visitor: Visitor) -> None:
    """Also where the English has changed; what they typed is there still."""
    either_visitor.sign_in()
    with_lists()
    parks = projects.called("Parks")
    first, second = (row.id for row in parks.in_list("criteria"))
    address = f"/en/officers/projects/{parks.id}/texts/pl"
    either_visitor.get(address)
    other = {f"criterion.{second}": "Mogę przyjść."}
    seen = translating.as_seen(parks, "pl")
    translating.translate(parks, "pl", other, seen=seen, officer_id=None)
    page = either_visitor.send(address, **{f"criterion.{first}": "Mam park."})
    assert page.status_code == 409
    assert "Somebody else has changed these texts" in page.text
    assert "Mam park.</textarea>" in page.text
    assert 'dir="ltr">Mogę przyjść.</p>' in page.text
    projects.add_listed(parks, "criteria", "I like parks.")
    page = either_visitor.send(address, **{f"criterion.{first}": "Mam park."})
    assert page.status_code == 409
    assert "I like parks." in page.text
    assert either_visitor.send(address, **{f"criterion.{first}": "Mam park."}).status_code == 303
    assert projects.texts(parks.id, "pl") == {f"criterion.{first}": "Mam park."}
