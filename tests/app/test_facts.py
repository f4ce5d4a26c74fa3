"""What a project and its council say → the facts that letters are filled with."""

from datetime import timedelta

import pytest
from flask import Flask, current_app

from app import facts, projects, translating
from app.project_tables import Project
from app.projects import METHODS, Details
from forms.library.application import APPLICATION
from printables.documents.facts import Applying
from tests.site import TODAY, publish


@pytest.fixture
def project(either_app: Flask) -> Project:
    """A project that says a little, with two meetings."""
    said = Details(title="A project", method="co-design", texts={"topic": "Parks.", "aims": "Joy."})
    made = projects.create(said)
    projects.add_meeting(made, TODAY - timedelta(days=1), "Old hall")
    projects.add_meeting(made, TODAY, "Shaw House", access="A ramp.")
    return made


def test_texts_are_in_the_language_or_in_english(project: Project) -> None:
    """Each knows which it is; what nobody has written is not there."""
    for name in ("criteria", "measures"):
        projects.add_listed(project, name, f"One of the {name}.")
    (measure,) = project.in_list("measures")
    seen = translating.as_seen(project, "pl")
    polish = {"topic": "Parki.", measure.path: "Miara."}
    translating.translate(project, "pl", polish, seen=seen, officer_id=None)
    told = facts.of(project, "pl", today=TODAY)
    assert {name: (text, text.language) for name, text in told.texts.items()} == {
        "topic": ("Parki.", "pl"),
        "aims": ("Joy.", "en"),
    }
    assert [(text, text.language) for text in told.measures] == [("Miara.", "pl")]
    assert [(text, text.language) for text in told.criteria] == [("One of the criteria.", "en")]
    assert told.project == "A project"
    assert told.method == METHODS["co-design"]


def test_meetings_that_are_over_are_left_out(project: Project) -> None:
    """But for the one that the letter is about, such as its notes."""
    old, _ = project.meetings
    told = facts.of(project, "en", today=TODAY, meeting=old)
    assert [(one.day, one.where, one.access) for one in told.meetings] == [
        (TODAY, "Shaw House", "A ramp.")
    ]
    assert told.meeting is not None
    assert (told.meeting.where, told.meeting.access) == ("Old hall", "")
    assert facts.of(project, "en", today=TODAY).meeting is None


def test_who_applies_is_told_while_the_form_is_open(project: Project, either_app: Flask) -> None:
    """Until when, and where the form is in the letter's language."""
    publish()
    assert facts.of(project, "pl", today=TODAY).applying is None
    projects.add_listed(project, "criteria", "I use a park near me.")
    version = publish(APPLICATION)
    address = f"{either_app.config['PUBLIC_URL']}/pl/forms/{version.code}"
    expected = Applying(closes=version.closes, address=address)
    with either_app.test_request_context():
        assert facts.of(project, "pl", today=TODAY).applying == expected
    over = version.closes + timedelta(days=1)
    assert facts.of(project, "pl", today=over).applying is None


def test_the_council_says_what_its_settings_say(project: Project) -> None:
    """It pays expenses only where it has decided so."""
    current_app.config.update(EMAIL="council@example.org", PAYS_EXPENSES=True, PRINCIPLES=())
    council = facts.of(project, "en", today=TODAY).council
    assert council.name == current_app.config["COUNCIL"]
    assert council.return_address == current_app.config["RETURN_ADDRESS"]
    assert council.definition == current_app.config["DEFINITION"]
    assert (council.email, council.pays, council.principles) == ("council@example.org", True, ())
