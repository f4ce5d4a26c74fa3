"""Publishing freezes a form; what is printed of it stays as it was."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import printing, projects, publishing
from app.db import Collection, Sheet, Version, db
from forms.library import FORMS
from tests.site import TODAY, publish


def test_a_version_holds_all_its_words(either_app: Flask) -> None:
    """Form, names, dates and every text in every language, without a gap."""
    version = publish(FORMS["reflection"])
    assert version.languages == ("en", "ar", "pl")
    assert all(None not in texts.values() for texts in version.texts.values())
    assert version.in_language("pl").title == "Ankieta o współtworzeniu: opinie i refleksje"
    assert "West Berkshire" in str(version.in_language("ar"))
    assert "{" not in str(version.in_language("en").purpose)


def test_a_version_that_was_changed_in_the_database_is_refused(app: Flask) -> None:
    """What was printed must be what is keyed."""
    code = publish().code
    version = db.session.scalars(select(Version)).one()
    version.form = version.form.replace("influence the work", "shape the work")
    db.session.commit()
    with pytest.raises(ValueError, match="changed after it was published"):
        publishing.find(code)


def test_a_collection_cannot_close_before_it_opens(app: Flask) -> None:
    """It is refused, and nothing is stored."""
    with pytest.raises(ValueError, match="before it opens"):
        publish(opens=TODAY, closes=TODAY - timedelta(days=1))
    assert db.session.scalar(select(func.count()).select_from(Collection)) == 0


def test_only_what_is_open_today_is_listed(app: Flask) -> None:
    """The first to close first."""
    later = publish(closes=TODAY + timedelta(days=9))
    sooner = publish()
    publish(opens=TODAY + timedelta(days=1), closes=TODAY + timedelta(days=2))
    publish(opens=TODAY - timedelta(days=2), closes=TODAY - timedelta(days=1))
    listed = [version.code for version in publishing.open_versions(TODAY)]
    assert listed == [sooner.code, later.code]


def test_many_who_print_first_at_once_get_the_same_sheet(either_app: Flask) -> None:
    """One of them is stored; all get its bytes."""
    version = publish()

    def print_it(_: int) -> bytes:
        with either_app.app_context():
            return printing.printed(version, "en", "standard").pdf

    with ThreadPoolExecutor(8) as people:
        sheets = set(people.map(print_it, range(16)))
    assert len(sheets) == 1
    db.session.rollback()  # to see what the others have stored
    assert db.session.scalars(select(Sheet.pdf)).one() in sheets


def test_a_reprint_stays_as_it_was_when_the_paper_engine_changes(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No later release can move a box on paper that is already out."""
    version = publish()
    first = printing.printed(version, "en", "standard")
    monkeypatch.setattr(printing, "print_form", None)
    assert printing.printed(version, "en", "standard") == first


def test_a_sheet_keeps_where_its_boxes_are(app: Flask) -> None:
    """Every box of every item, in millimetres, and the marks for a scanner on every page."""
    version = publish()
    printed = printing.printed(version, "en", "standard")
    marks = json.loads(printed.marks)
    assert sum(mark["kind"] == "tick" for mark in marks) == 6 * 5
    assert sum(mark["kind"] == "write" for mark in marks) == 2
    for page in range(1, printed.pages + 1):
        kinds = [mark["kind"] for mark in marks if mark["page"] == page]
        assert kinds.count("corner") == 4
        assert kinds.count("qr") == 1


def test_a_project_is_made_once(app: Flask) -> None:
    """The second form of a project goes to the same project."""
    assert projects.called("One").id == projects.called("One").id != projects.called("Two").id
