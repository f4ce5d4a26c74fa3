"""The command line."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app import codes, demo, officers
from app.db import ApartBox, Collection, Response, db
from app.people.tables import Officer
from app.project_tables import Project
from forms.library import FORMS
from tests.site import EMAIL, PASSWORD, TODAY, publish


def run(app: Flask, *words: str, status: int = 0) -> str:
    """Runs a command and gives what it printed."""
    done = app.test_cli_runner().invoke(args=list(words))
    assert done.exit_code == status, done.output
    return str(done.output)


def test_the_library_is_listed(app: Flask) -> None:
    """Key, questions, languages complete: one line a form."""
    lines = [line.split() for line in run(app, "forms", "list").splitlines()]
    assert [line[0] for line in lines] == list(FORMS)
    assert len(lines) == 25
    assert ["reflection", "14", "questions", "en", "ar", "pl"] in lines
    for line in lines:
        assert line[3:6] == ["en", "ar", "pl"], line[0]
    (off,) = (line for line in lines if len(line) > 6)
    assert off[0] == "expenses-claim"
    assert off[-1] == "PAYS_EXPENSES=yes)"


def test_nobody_is_asked_for_expenses_before_the_council_has_decided_to_pay(app: Flask) -> None:
    """The form is switched on by a setting; the officers' page says so too."""
    opened = ("collections", "open", "expenses-claim", "--project", "A park")
    refused = app.test_cli_runner().invoke(args=opened)
    assert refused.exit_code == 1
    assert "The council has not decided to pay expenses." in refused.output
    app.config["PAYS_EXPENSES"] = True
    assert codes.read(run(app, *opened).strip())


def test_a_key_prints_a_specimen_and_a_code_the_sheet(app: Flask, tmp_path: Path) -> None:
    """Both as PDF; the sheet is the one that is served."""
    out = tmp_path / "sheet.pdf"
    said = run(app, "forms", "print", "reflection", "--lang", "ar", "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert "sheets when printed on both sides" in said
    assert "g with the envelope: letter up to 100 g" in said
    code = publish().code
    run(app, "forms", "print", code, "--lang", "pl", "--edition", "standard", "--out", str(out))
    served = app.test_client().get(f"/pl/forms/{code}/standard.pdf").data
    assert out.read_bytes() == served


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reflection", "--lang", "xx"), "no such language"),
        (("reflection", "--edition", "bilingual"), "English has no bilingual edition"),
        (("nothing",), "no form and no published version"),
        (("7K3M9QX",), "no form and no published version"),
    ],
)
def test_what_cannot_be_printed_is_said(
    app: Flask, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """And no file is left behind."""
    out = tmp_path / "sheet.pdf"
    assert said in run(app, "forms", "print", *words, "--out", str(out), status=1)
    assert not out.exists()


def test_a_collection_is_opened_for_a_project(app: Flask) -> None:
    """It prints the code that the sheets will carry."""
    words = ("collections", "open", "reflection", "--project", "A new project")
    opens, closes = ((TODAY + timedelta(days=days)).isoformat() for days in (9, 39))
    code = run(app, *words, "--opens", opens, "--closes", closes).strip()
    collection = db.session.scalars(select(Collection)).one()
    assert collection.versions[0].code == code
    assert collection.project.title == "A new project"
    assert (collection.closes - collection.opens).days == 30
    assert collection.double_share == 10
    refused = run(app, *words, "--opens", closes, "--closes", opens, status=1)
    assert "The last day is before the first." in refused


def test_how_many_replies_are_keyed_twice_is_said_at_opening(app: Flask) -> None:
    """All or none of them, or any share between."""
    words = ("collections", "open", "reflection", "--double-share")
    for share in (0, 25, 100):
        run(app, *words, str(share), "--project", f"Project {share}")
    assert db.session.scalars(select(Collection.double_share)).all() == [0, 25, 100]
    assert "101 is not in the range" in run(app, *words, "101", "--project", "Parks", status=2)


def test_an_officer_is_added_with_a_long_password(app: Flask) -> None:
    """A short one is refused; adding again gives another password."""
    words = ("officers", "add", "New@Example.org", "--password")
    assert "at least 12 characters" in run(app, *words, "short", status=1)
    assert db.session.scalars(select(Officer)).all() == []
    run(app, *words, PASSWORD)
    run(app, *words, PASSWORD[::-1])
    assert officers.check_password("new@example.org", PASSWORD) is None
    assert officers.check_password("NEW@example.org ", PASSWORD[::-1]) is not None
    assert officers.check_password(EMAIL, PASSWORD) is None


def test_the_demonstration_is_loaded_once_and_prints_a_sign_in(app: Flask) -> None:
    """Four open forms and an earlier round, with answers; the second time the data stay."""
    said = run(app, "demo")
    email, password = demo.sign_in()
    assert email in said
    assert password in said
    assert officers.check_password(email, password) is not None
    *others, (_, online, paper) = demo.COLLECTIONS.values()
    before = sum(demo.FIRST_ROUND.values())
    for _ in range(2):
        now = sum(a + b for _, a, b in others)
        assert len(db.session.scalars(select(Response)).all()) == before + now
        kept_apart = db.session.scalars(select(ApartBox.responses)).one()
        assert len(kept_apart.splitlines()) == online + paper
        assert len(db.session.scalars(select(Collection)).all()) == 5
        assert len(db.session.scalars(select(Project)).all()) == 1
        run(app, "demo")
