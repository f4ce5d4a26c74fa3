"""Everything before publishing on one page, and publishing what was seen there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import lxml.html
import pytest
from flask import Flask
from sqlalchemy import select

from app import printing, projects, publishing
from app.db import Collection, Response, db, writing
from app.running import preview
from app.tray.sheets import pages
from forms.library import FORMS
from printables import filled
from tests.app.test_freezing import LATER, change, prepared
from tests.app.test_projects import FORM as WITH_LISTS
from tests.app.tray import key, officer
from tests.forms.every_kind import EVERY_KIND
from tests.paper import reply
from tests.site import TODAY, Visitor

OUT = "/en/officers/collections/{}"


def address(collection: Collection) -> str:
    """The page before publishing."""
    return f"{OUT.format(collection.id)}/preview"


def publish_there(visitor: Visitor, collection: Collection) -> str:
    """Presses the button on the page; gives what the next page says."""
    visitor.get(address(collection))
    page = visitor.send(f"{OUT.format(collection.id)}/publish")
    assert page.status_code == 303
    return visitor.follow().text


def newest(collection: Collection) -> publishing.Published:
    """The newest version of a collection."""
    return publishing.read(db.session.get_one(Collection, collection.id).versions[-1])


def texts(page: str) -> str:
    """What a page says, one space between words."""
    pieces = (str(piece) for piece in lxml.html.fromstring(page).itertext())
    return " ".join(" ".join(pieces).split())


def test_every_page_and_sheet_is_there_before_anything_is_out(visitor: Visitor) -> None:
    """In every language and edition that is chosen, and each of them opens."""
    visitor.sign_in()
    collection = prepared(languages=("en", "ar"), editions=("standard", "large", "bilingual"))
    page = visitor.get(address(collection)).text
    assert "Nothing is out before you publish." in page
    shown = re.findall(r'href="(/\w+/officers/collections/\d+/preview/[^"]+)"', page)
    assert [one.rpartition("/preview/")[2] for one in shown] == [
        *("web", "standard.pdf", "large.pdf"),
        *("web", "standard.pdf", "large.pdf", "bilingual.pdf"),
    ]
    for one in shown:
        assert visitor.get(one).status_code == 200
    assert visitor.get(f"{address(collection)}/fillable.pdf").status_code == 404
    assert visitor.get(f"/pl{address(collection)[3:]}/standard.pdf").status_code == 404
    assert publishing.open_versions(TODAY) == []


def test_a_sheet_before_publishing_is_a_specimen(visitor: Visitor) -> None:
    """Nobody can key it; the page tells how long the sheet will be when it is out."""
    visitor.sign_in()
    collection = prepared(languages=("en",), hand_in=("Newbury Library", "Thatcham Library"))
    page = texts(visitor.get(address(collection)).text)
    made = visitor.get(f"{address(collection)}/fillable.pdf").data
    with pytest.raises(filled.NotRead, match="This PDF is a specimen"):
        filled.read(made)
    publish_there(visitor, collection)
    for edition, name in (("standard", "Ordinary print"), ("large", "Large print")):
        count, _ = printing.pages_and_bytes(newest(collection), "en", edition)
        assert f"{name} (PDF), in \u2068English\u2069 {count} pages." in page


def test_the_pages_on_the_web_can_be_tried_and_not_sent(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All parts of a form are on one page, each id once, in the page's language."""
    monkeypatch.setitem(FORMS, EVERY_KIND.key, EVERY_KIND)
    visitor.sign_in()
    collection = prepared(EVERY_KIND.key, anonymous=False)
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        page = visitor.get(f"/{language}{address(collection)[3:]}/web").text
        tree = lxml.html.fromstring(page)
        assert (tree.get("lang"), tree.get("dir")) == (language, direction)
        assert not list(tree.iter("form", "button"))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        names = {element.get("name", "") for element in tree.iter("input", "textarea")}
        asked = {item.key for item in EVERY_KIND.items if item.row <= 1}
        assert asked <= {name.removesuffix(".day") for name in names}


def test_what_is_missing_leaves_no_button(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the list of what is missing, with the way to put it right; an old button is refused."""
    monkeypatch.setitem(FORMS, WITH_LISTS.key, WITH_LISTS)
    visitor.sign_in()
    collection = prepared(WITH_LISTS.key)
    projects.add_listed(collection.project, "criteria", "I use a park near me.")
    page = visitor.get(address(collection)).text
    assert "and there are none yet. Add them first." in page
    assert f"/en/officers/projects/{collection.project_id}/meetings" in page
    assert "<button" not in page
    assert "One thing is missing." in page
    visitor.get(f"/en/officers/projects/{collection.project_id}/meetings")
    page = visitor.send(f"{OUT.format(collection.id)}/publish").text
    assert visitor.page.status_code == 409
    assert "<title>Error: Before you publish" in page
    assert "Put right what is missing first." in page
    assert publishing.open_versions(TODAY) == []


def test_what_is_published_is_told_with_its_code(visitor: Visitor) -> None:
    """On the page of the form; then nothing is prepared, and there is nothing to press."""
    visitor.sign_in()
    collection = prepared()
    said = publish_there(visitor, collection)
    assert f"Version 1 is published. Its code is \u2068{newest(collection).code}\u2069." in said
    page = visitor.get(address(collection)).text
    assert "Version 1 is out, and nothing else is prepared." in page
    assert "<button" not in page


def test_what_has_changed_since_is_looked_at_again(visitor: Visitor) -> None:
    """Two officers at once: the second is told, sees what is new, and can then publish that."""
    visitor.sign_in()
    collection = prepared()
    visitor.get(address(collection))
    change(collection.id, closes=LATER)
    page = visitor.send(f"{OUT.format(collection.id)}/publish")
    assert page.status_code == 409
    assert "Something has changed since you looked." in page.text
    assert not db.session.get_one(Collection, collection.id).versions
    visitor.send(f"{OUT.format(collection.id)}/publish")
    assert visitor.page.status_code == 303
    assert newest(collection).closes == LATER


def test_what_can_not_be_any_more_is_shown_again(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the day changes between the look and the button."""
    visitor.sign_in()
    collection = prepared(closes=TODAY)
    visitor.get(address(collection))
    monkeypatch.setattr(preview, "today", lambda: TODAY + timedelta(days=1))
    page = visitor.send(f"{OUT.format(collection.id)}/publish")
    assert page.status_code == 409
    assert "The last day has passed." in page.text


def test_what_is_closed_is_not_published(visitor: Visitor) -> None:
    """The page says so, and has no button."""
    visitor.sign_in()
    collection = prepared()
    visitor.get(address(collection))
    with writing():
        db.session.merge(collection.project).closed_on = TODAY
    page = visitor.send(f"{OUT.format(collection.id)}/publish")
    assert page.status_code == 409
    assert "This form is closed, or its project is." in page.text
    assert 'name="seen"' not in page.text


@pytest.fixture
def changed(visitor: Visitor) -> Iterator[Collection]:
    """A form that is out, with another cover, other languages and another text prepared."""
    visitor.sign_in()
    collection = prepared(return_address=("Old Street 1",))
    publish_there(visitor, collection)
    form = FORMS["reflection"]
    first, *others = form.sections
    asked, *more = first.questions
    reworded = replace(first, questions=(replace(asked, label="How do we work?"), *more))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FORMS, form.key, replace(form, sections=(reworded, *others)))
        yield change(
            collection.id,
            closes=LATER,
            languages=("en", "ar"),
            return_address=("New Street 2 <b>",),
            threshold=9,
        )


def test_what_changes_is_told_old_and_new(visitor: Visitor, changed: Collection) -> None:
    """The cover, the languages, each question, and what no reader sees; texts as they are."""
    page = visitor.get(address(changed)).text
    assert "<b>" not in page
    said = texts(page)
    for told in (
        "Until now: Old Street 1 From now on: New Street 2 <b>",
        f"From now on: {LATER.day} ",
        "\u2068polski\u2069 is switched off. People who are answering in it now can finish.",
        "From now on: How do we work?",
        "Answers go into the same columns",
        "Answers before results show Until now: 5 From now on: 9",
        "Sheets of version 1 that are printed carry what is old. They stay good",
    ):
        assert told in said
    assert "Publish version 2" in page
    assert "Version 2 is published." in publish_there(visitor, changed)


def test_settings_that_no_reader_sees_are_saved_without_a_version(visitor: Visitor) -> None:
    """The page says so before and after."""
    visitor.sign_in()
    collection = prepared()
    publish_there(visitor, collection)
    change(collection.id, threshold=9)
    page = visitor.get(address(collection)).text
    assert "changes nothing that readers see" in page
    assert "What changes for readers" not in page
    assert "Nothing that readers see has changed." in publish_there(visitor, collection)
    assert newest(collection).number == 1


def test_a_sheet_of_version_1_is_keyed_after_version_2(
    visitor: Visitor, changed: Collection
) -> None:
    """With other dates, another text, and without its language: as it was printed."""
    first = newest(changed)
    publish_there(visitor, changed)
    assert newest(changed).number == 2
    old = publishing.find(first.code)
    assert old is not None
    made = reply(old, "pl")
    page = visitor.get(f"/en/keying/replies/{made.id}").text
    assert str(old.in_language("pl").items[0].label) in page
    assert "How do we work?" not in page
    assert pages(old, "pl", "standard")
    key(made, officer(), turn=1, **{"principles.equals": "5"})
    (version_id,) = db.session.scalars(select(Response.version_id))
    assert version_id == old.id


def test_who_answers_in_a_language_that_is_switched_off_can_finish(
    app: Flask, visitor: Visitor, changed: Collection
) -> None:
    """In Polish to the end; whoever comes anew in Polish is told that it is in English."""
    first = newest(changed)
    resident = Visitor(app.test_client())
    begun = f"/pl/forms/{first.code}/answer"
    resident.get(begun)
    resident.send(begun, **{"principles.equals": "5", "_do": "stop"})
    publish_there(visitor, changed)
    page = resident.get(begun).text
    assert str(first.in_language("pl").sections[0].title) in page
    assert re.search(r'name="principles.equals" value="5" checked', page)
    checked = resident.answer(first, "pl", **{"principles.equals": "5"}).location
    assert checked == f"/pl/forms/{first.code}/check"
    resident.follow()
    assert resident.send(checked).location == f"/pl/forms/{first.code}/sent"
    second = newest(changed)
    page = resident.get(f"/pl/forms/{second.code}").text
    (heading,) = lxml.html.fromstring(page).iter("h1")
    assert [span.get("lang") for span in heading.iter("span")] == ["en"]
    assert "nie ma jeszcze w tym języku" in page
    assert "ليست متوفرة بهذه اللغة بعد" not in resident.get(f"/ar/forms/{second.code}").text
    assert resident.get(f"/pl/forms/{first.code}/bilingual.pdf").status_code == 200


def test_an_edition_that_is_not_offered_any_more_stays_for_its_version(visitor: Visitor) -> None:
    """On the start page of each version are the editions that it was published with."""
    visitor.sign_in()
    collection = prepared()
    publish_there(visitor, collection)
    first = newest(collection)
    change(collection.id, editions=("standard", "large"))
    publish_there(visitor, collection)
    second = newest(collection)
    for version, status in ((first, 200), (second, 404)):
        fillable = f"/en/forms/{version.code}/fillable.pdf"
        assert (fillable in visitor.get(f"/en/forms/{version.code}").text) == (status == 200)
        assert visitor.get(fillable).status_code == status
