"""`forms read`: a form that came back as a file → its answers, or why it is refused."""

import os
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from app import printing
from app.db import Version, db, writing
from app.publishing import Published
from tests.app.test_cli import run
from tests.forms.every_kind import EVERY_KIND
from tests.printables.filling import fill
from tests.site import publish


def sheet(version: Published, language: str = "en") -> bytes:
    """A version's sheet to fill in on a computer."""
    return printing.printed(version, language, "fillable").pdf


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
def test_the_answers_are_printed(app: Flask, tmp_path: Path, language: str) -> None:
    """Number, question and answer: labels of what is ticked, and what is typed as it is typed."""
    typed = {
        "experience.influence": "agree",
        "went_well": "Wszystko.\nŁódź też.",
    }
    file = tmp_path / "filled.pdf"
    file.write_bytes(fill(sheet(publish(), language), typed))
    assert run(app, "forms", "read", str(file)).splitlines() == [
        "1a. I have been able to influence the work of this project.",
        "    Agree",
        "2. What went well?",
        "    Wszystko.",
        "    Łódź też.",
    ]


def test_several_ticks_and_a_date_are_printed(app: Flask, tmp_path: Path) -> None:
    """One option a line; a date as it is stored."""
    file = tmp_path / "filled.pdf"
    typed = {"needs": "transport childcare", "visited": "27/3/2026"}
    file.write_bytes(fill(sheet(publish(EVERY_KIND)), typed))
    said = run(app, "forms", "read", str(file))
    assert "    Help with getting there\n    Somebody to look after a child\n" in said
    assert "    2026-03-27\n" in said


def test_what_is_wrong_is_said_with_its_number(app: Flask, tmp_path: Path) -> None:
    """In the words in which the web asks for it to be mended."""
    file = tmp_path / "filled.pdf"
    file.write_bytes(fill(sheet(publish(EVERY_KIND)), {"visited": "31/2/2026"}))
    said = run(app, "forms", "read", str(file)).splitlines()
    (number,) = [item.number for item in EVERY_KIND.items if item.key == "visited"]
    assert (
        f"! {number}: Write a real date: day, month and year in digits, such as 27 3 2026."
    ) in said
    assert "! 1: Write your answer." in said


def test_an_empty_form_is_said_to_be_empty(app: Flask, tmp_path: Path) -> None:
    """It may be the wrong file."""
    file = tmp_path / "filled.pdf"
    file.write_bytes(sheet(publish()))
    said = run(app, "forms", "read", str(file)).strip()
    assert said == "! You have not answered any question yet. Answer at least one."


def test_a_form_of_another_council_is_refused(app: Flask, tmp_path: Path) -> None:
    """No version here has its code."""
    file = tmp_path / "filled.pdf"
    version = publish()
    file.write_bytes(sheet(version))
    with writing():
        db.session.execute(update(Version).values(code="7K3M9QX"))
    said = run(app, "forms", "read", str(file), status=1)
    assert version.code in said
    assert "check that it is meant for this council" in said


def test_a_form_with_another_fingerprint_is_refused(app: Flask, tmp_path: Path) -> None:
    """It carries a version's code, but asks something else."""
    one, other = publish(), publish(EVERY_KIND)
    file = tmp_path / "filled.pdf"
    forged = printing.print_form(
        one.form, one.cover, "en", "fillable", code=other.code, fingerprint=one.fingerprint
    )
    file.write_bytes(forged.pdf)
    said = run(app, "forms", "read", str(file), status=1)
    assert other.code in said
    assert "filled in again on the form that was sent out" in said


def test_what_is_no_filled_in_form_is_refused(app: Flask, tmp_path: Path) -> None:
    """In plain words, and at once if it is huge."""
    file = tmp_path / "other.pdf"
    file.write_bytes(b"a letter")
    assert "This file is not a PDF." in run(app, "forms", "read", str(file), status=1)
    os.truncate(file, 200_000_000)
    assert "bigger than 10 MB" in run(app, "forms", "read", str(file), status=1)
