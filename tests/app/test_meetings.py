"""A project's meetings, criteria and measures on pages: added, changed, moved, removed."""

from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from app import events, freezing, project_lists, projects, publishing
from app.db import db
from app.project_tables import OWN_LISTS, ListedText, Meeting, Project
from app.projects import Details
from tests.app.test_projects import FORM
from tests.printables.tag_tree import read
from tests.site import TODAY, Visitor

ODD = """<b>A</b> {{7*7}} {% x %} {council} it's & "so\""""
LATER = TODAY + timedelta(days=30)
TYPED = {
    "day": f"{LATER.day} {LATER.month} {LATER.year}",
    "place": f"Shaw House, 6 pm {ODD}",
    "online": "yes",
    "access": f"A hearing loop\r\n{ODD}",
}


@pytest.fixture
def manager(visitor: Visitor) -> Visitor:
    """An administrator, with a project called Parks."""
    visitor.sign_in()
    projects.create(Details(title="Parks", texts={}))
    return visitor


def page_of(part: str) -> str:
    """The address of a page under the only project's."""
    project = db.session.scalars(select(Project)).one()
    return f"/en/officers/projects/{project.id}/{part}"


def the_meetings() -> list[Meeting]:
    """By day."""
    db.session.rollback()
    return list(db.session.scalars(select(Project)).one().meetings)


def those_in(name: str) -> list[str]:
    """What a list says, in its order."""
    db.session.rollback()
    return [row.text for row in db.session.scalars(select(Project)).one().in_list(name)]


def test_a_meeting_is_added_changed_and_removed(either_visitor: Visitor) -> None:
    """The list shows it as it was typed; each step is recorded."""
    either_visitor.sign_in()
    project = projects.create(Details(title="Parks", texts={}))
    either_visitor.get(page_of("meetings"))
    assert either_visitor.send(page_of("meetings"), **TYPED).status_code == 303
    page = unescape(either_visitor.follow().text)
    (meeting,) = the_meetings()
    assert TYPED["place"] in page
    assert TYPED["access"].replace("\r", "") in page
    assert (meeting.date, meeting.online) == (LATER, True)
    address = page_of(f"meetings/{meeting.id}")
    either_visitor.get(address)
    either_visitor.send(address, day=TYPED["day"], place="Town hall")
    assert "It is saved." in either_visitor.follow().text
    (meeting,) = the_meetings()
    assert (meeting.place, meeting.online, meeting.access) == ("Town hall", False, "")
    either_visitor.get(address)
    either_visitor.send(f"{address}/remove")
    assert "There are no meetings yet." in either_visitor.follow().text
    assert either_visitor.get(address).status_code == 404
    kinds = [event.kind for event in events.of(f"project {project.id}")]
    assert kinds == ["created", "changed", "changed", "changed"]


@pytest.mark.parametrize(
    ("typed", "name", "said"),
    [
        ({"day": "32 1 2026"}, "day", "Write the day as day, month and year"),
        ({"place": "", "online": ""}, "place", "Write where the meeting is"),
        ({"place": "x" * 201}, "place", "Write at most 200 characters."),
        ({"access": "x" * 1001}, "access", "Write at most 1000 characters."),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said(
    manager: Visitor, typed: dict[str, str], name: str, said: str
) -> None:
    """Of a new one and of one that is there; what was typed is kept, and nothing changes."""
    projects.add_meeting(projects.called("Parks"), TODAY, "Library")
    (there,) = the_meetings()
    for address in (page_of("meetings"), page_of(f"meetings/{there.id}")):
        manager.get(address)
        page = manager.send(address, **{**TYPED, **typed})
        assert page.status_code == 422
        assert page.text.count(said) == 2
        assert f'href="#{name}"' in page.text
        assert ("A hearing loop" in page.text) == (name != "access")
    assert [(row.date, row.place) for row in the_meetings()] == [(TODAY, "Library")]


def test_the_same_meeting_is_not_added_twice(manager: Visitor) -> None:
    """Nor the same criterion: a form would offer it twice."""
    for address, typed in (
        (page_of("meetings"), TYPED),
        (page_of("criteria"), {"text": "I walk."}),
    ):
        manager.get(address)
        manager.send(address, **typed)
        manager.follow()
        page = manager.send(address, **typed)
        assert page.status_code == 422
        assert page.text.count("This is in the list already.") == 2
    assert len(the_meetings()) == 1
    assert those_in("criteria") == ["I walk."]


def test_of_two_officers_who_change_one_entry_the_second_is_told(either_visitor: Visitor) -> None:
    """What they typed and what is saved now are both there; sent once more it is saved."""
    either_visitor.sign_in()
    project = projects.create(Details(title="Parks", texts={}))
    projects.add_meeting(project, TODAY, "Library")
    projects.add_listed(project, "criteria", "I walk.")
    (meeting,), criterion = the_meetings(), db.session.scalars(select(ListedText)).one()
    either_visitor.get(page_of(f"meetings/{meeting.id}"))
    told = project_lists.Gathering(day=TODAY, place="Shaw House", online=True, access="")
    seen = project_lists.as_seen(meeting)
    project_lists.change_meeting(project.id, meeting.id, told, seen=seen, officer_id=None)
    for done in (False, True):
        page = either_visitor.send(page_of(f"meetings/{meeting.id}"), **TYPED)
        assert page.status_code == (303 if done else 409)
        assert done or ("Shaw House" in page.text and TYPED["place"] in unescape(page.text))
    either_visitor.get(page_of(f"criteria/{criterion.id}"))
    seen = project_lists.as_seen(criterion)
    project_lists.reword(criterion, "I run.", seen=seen, officer_id=None)
    for done in (False, True):
        page = either_visitor.send(page_of(f"criteria/{criterion.id}"), text="I swim.")
        assert page.status_code == (303 if done else 409)
        assert done or ("I run." in page.text and 'value="I swim."' in page.text)
    assert those_in("criteria") == ["I swim."]


def test_the_key_of_what_was_removed_names_nothing_else(either_visitor: Visitor) -> None:
    """Answers that named it are never counted for what was added later."""
    either_visitor.sign_in()
    project = projects.create(Details(title="Parks", texts={}))
    keys = []
    for text in ("I walk.", "I run."):
        projects.add_listed(project, "criteria", text)
        projects.add_listed(project, "measures", text)
        projects.add_meeting(project, TODAY, text)
        options = projects.lists(project, "en")
        keys += [options[name][0].key for name in options]
        for name in OWN_LISTS:
            project_lists.remove(project.in_list(name)[0], officer_id=None)
        project_lists.remove(project.meetings[0], officer_id=None)
    assert len(set(keys)) == 6


def test_a_form_prints_criteria_as_they_were_typed(manager: Visitor) -> None:
    """Neither signs of a page nor names of a form's texts become anything else."""
    manager.get(page_of("criteria"))
    assert manager.send(page_of("criteria"), text=ODD).status_code == 303
    project = projects.called("Parks")
    projects.add_meeting(project, LATER, ODD)
    code = freezing.open_collection(project, FORM, opens=TODAY, closes=TODAY, today=TODAY)
    version = publishing.find(code)
    assert version is not None
    seen = ODD.replace("{", "{\u2060").replace("{\u2060{\u2060", "{{").replace("{\u2060%", "{%")
    assert seen in unescape(manager.get(f"/en/forms/{code}/answer").text)
    sheet = manager.get(f"/en/forms/{code}/standard.pdf").data
    printed = [one.text.replace("\u2060", "") for one in read(sheet)]
    assert [text for text in printed if ODD in text]
