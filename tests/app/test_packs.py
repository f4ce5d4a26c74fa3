"""A pack for a library: poster, how-to page, and copies of what is open, in one PDF."""

import re
from datetime import timedelta
from typing import Any

from lxml import html

from app import projects
from app.db import db, writing
from app.outgoing import runs
from app.project_tables import Project
from app.publishing import Published
from forms.library.equality import EQUALITY
from tests.app.test_copies import NAMED, collection_of, numbers
from tests.printables.tag_tree import read
from tests.site import TODAY, Visitor, publish


def here(version: Published) -> str:
    """The page of the packs of a version's project."""
    return f"/en/officers/projects/{collection_of(version).project_id}/library-pack"


def make(visitor: Visitor, version: Published, **wanted: str) -> None:
    """Asks for a pack with copies of a version: a number by language and edition; no others."""
    visitor.sign_in()
    page = visitor.get(here(version))
    names = re.findall(r'name="(copies_[\w-]+)"', page.text)
    fields = {f"copies_{version.code}_{name}": number for name, number in wanted.items()}
    visitor.send(here(version), **(dict.fromkeys(names, "") | fields))


def told(visitor: Visitor, version: Published, poster: str = "en") -> str:
    """What is read aloud of the last pack."""
    run = runs.packs_of(collection_of(version).project_id)[0]
    page = visitor.get(f"{here(version)}/{run.id}.pdf?poster={poster}")
    assert page.mimetype == "application/pdf"
    return "\n".join(said.text for said in read(page.data))


def test_a_pack_has_a_poster_a_how_to_page_and_the_copies(either_visitor: Visitor) -> None:
    """In this order; the copies are not out before they are handed out."""
    version = publish()
    make(either_visitor, version, en_standard="2", pl_large="1")
    assert "The pack is ready to be printed." in either_visitor.follow().text
    text = told(either_visitor, version)
    poster, how_to, first = (
        text.index(said)
        for said in ("Tell us what you think", "How to look after these forms", "Page 1 of")
    )
    assert poster < how_to < first
    assert len(re.findall(version.code, text)) == 3
    assert runs.totals(collection_of(version)) == []
    (run,) = runs.packs_of(collection_of(version).project_id)
    either_visitor.get(here(version))
    either_visitor.send(f"{here(version)}/{run.id}/handed-out")
    assert "The pack counts as handed out." in either_visitor.follow().text
    out = [(one.way, one.handed_out) for one in runs.totals(collection_of(version))]
    assert out == [("library", 2), ("library", 1)]


def test_the_usual_numbers_are_proposed(visitor: Visitor) -> None:
    """Five in ordinary print and two in large in each language."""
    version = publish()
    visitor.sign_in()
    page = visitor.get(here(version)).text
    assert len(re.findall(r'name="copies_\w+_(?:en|pl|ar)_standard" value="5"', page)) == 3
    assert len(re.findall(r'name="copies_\w+_(?:en|pl|ar)_large" value="2"', page)) == 3
    assert "fillable" not in page


def test_no_copies_are_proposed_of_a_form_for_people_who_are_counted(visitor: Visitor) -> None:
    """A group's own form is not for whoever comes to a library; it can still be asked for."""
    version = publish(asked=13)
    visitor.sign_in()
    page = visitor.get(here(version)).text
    assert len(re.findall(r'name="copies_\w+_(?:en|pl|ar)_standard" value=""', page)) == 3


def test_what_was_done_is_said_beside_the_pack(visitor: Visitor) -> None:
    """The address leads there: nobody who sees a part of the page misses it."""
    version = publish()
    make(visitor, version, en_standard="1")
    tree: Any = html.fromstring(visitor.follow().text)
    (pack,) = tree.iter("section")
    assert [said.text for said in tree.find_class("done")] == ["The pack is ready to be printed."]
    assert tree.find_class("done")[0].getparent() is pack


def test_the_leaves_on_equality_come_too_and_are_not_on_the_poster(visitor: Visitor) -> None:
    """They are leaves of their own, with a word for the staff."""
    version, leaves = publish(), publish(EQUALITY)
    visitor.sign_in()
    visitor.get(here(version))
    names = {f"copies_{one.code}_en_standard": "1" for one in (version, leaves)}
    visitor.send(here(version), **names)
    text = told(visitor, version)
    poster = text.partition("How to look after these forms")[0]
    assert leaves.form.title not in poster
    assert version.form.title in poster
    assert "is a leaf of its own" in text
    assert leaves.code in text


def test_named_forms_are_numbered_as_in_a_run(visitor: Visitor) -> None:
    """The staff hear that these are not to be photocopied."""
    version = publish(NAMED)
    make(visitor, version, en_standard="2")
    text = told(visitor, version)
    assert re.findall(rf"{version.code}-(\w{{7}})", text) == numbers()
    assert "Do not photocopy these." in text
    assert "You may photocopy a blank one." not in text


def test_the_poster_speaks_the_language_that_is_chosen(visitor: Visitor) -> None:
    """With what the project says there; an address that asks for none of ours gives the page's."""
    version = publish()
    project = collection_of(version).project
    with writing():
        projects.set_texts(project.id, "en", {"topic": "The park <b>and</b> the {{ river }}."})
        projects.set_texts(project.id, "ar", {"topic": "الحديقة والنهر"})
    make(visitor, version, en_standard="1")
    assert "The park <b>and</b> the {{ river }}." in told(visitor, version)
    assert "الحديقة والنهر" in told(visitor, version, "ar")
    assert "The park <b>and</b>" in told(visitor, version, "xx")


def test_a_contact_that_no_font_can_print_stops_no_pack(visitor: Visitor) -> None:
    """What can be printed of the address is."""
    version = publish()
    projects.set_contact(collection_of(version).project, "\u13a0nn@example.org")
    make(visitor, version, en_standard="1")
    assert "nn@example.org" in told(visitor, version)


def test_the_poster_leads_to_the_project_where_residents_may_read_it(visitor: Visitor) -> None:
    """Else to what is open."""
    version = publish()
    project_id = collection_of(version).project_id
    make(visitor, version, en_standard="1")
    assert f"/en/projects/{project_id}" not in told(visitor, version)
    with writing():
        db.session.get_one(Project, project_id).public = True
    assert f"/pl/projects/{project_id}" in told(visitor, version, "pl")


def test_a_long_text_about_the_project_is_cut_between_words(visitor: Visitor) -> None:
    """What is longer than a poster can be read stands on the project's page; no sign is lost."""
    version = publish()
    project = collection_of(version).project
    with writing():
        projects.set_texts(project.id, "en", {"topic": "A \ue000 tree. " * 400})
    make(visitor, version, en_standard="1")
    poster = told(visitor, version).partition("Tell us what you think")[0]
    assert "A \ufffd tree." in poster
    assert len(poster) < 400


def test_a_pack_is_not_too_thick(visitor: Visitor) -> None:
    """So many leaves are a ream of paper."""
    version = publish()
    make(visitor, version, en_large="300", pl_large="200")
    assert visitor.page.status_code == 422
    assert "A pack has 500 at most." in visitor.page.text
    assert 'value="300"' in visitor.page.text
    assert runs.packs_of(collection_of(version).project_id) == []


def test_what_is_wrong_is_said(visitor: Visitor) -> None:
    """And nothing is stored."""
    version = publish()
    for typed, said in (({}, "in one field at least"), ({"en_standard": "x"}, "from 0 to 500")):
        make(visitor, version, **typed)
        assert visitor.page.status_code == 422
        assert said in visitor.page.text
    assert runs.packs_of(collection_of(version).project_id) == []


def test_a_pack_has_only_what_is_open(visitor: Visitor) -> None:
    """Where nothing is, the page says so."""
    version = publish(opens=TODAY - timedelta(days=9), closes=TODAY - timedelta(days=1))
    visitor.sign_in()
    visitor.get("/en/officers/password")
    visitor.send(here(version), **{f"copies_{version.code}_en_standard": "2"})
    assert visitor.page.status_code == 409
    assert "No form is open today." in visitor.get(here(version)).text


def test_a_pack_that_was_not_printed_is_taken_off_the_list(either_visitor: Visitor) -> None:
    """One that is handed out stays."""
    version = publish(NAMED)
    project_id = collection_of(version).project_id
    for action, status, left in (("discard", 303, 0), ("handed-out", 303, 1), ("discard", 409, 1)):
        if not runs.packs_of(project_id):
            make(either_visitor, version, en_standard="1", pl_standard="1")
        (run,) = runs.packs_of(project_id)
        either_visitor.get(here(version))
        page = either_visitor.send(f"{here(version)}/{run.id}/{action}")
        assert (page.status_code, len(runs.packs_of(project_id))) == (status, left)


def test_a_pack_belongs_to_its_project(visitor: Visitor) -> None:
    """Nothing of it is under another project's address."""
    version = publish()
    make(visitor, version, en_standard="1")
    (run,) = runs.packs_of(collection_of(version).project_id)
    other = projects.called("Another project")
    address = f"/en/officers/projects/{other.id}/library-pack/{run.id}"
    assert visitor.get(f"{address}.pdf").status_code == 404
    for action in ("handed-out", "discard"):
        visitor.get(here(version))
        assert visitor.send(f"{address}/{action}").status_code == 404
