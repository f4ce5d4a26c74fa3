"""What guards the house: nothing unused, nothing undocumented, nothing grown too long."""

import re
from pathlib import Path

from flask import Flask

README = Path("README.md")
LONGEST = 300  # lines: a longer module is probably two


def test_every_template_is_used(app: Flask) -> None:
    """By a view or by another template."""
    templates = Path("app/templates")
    sources = [*Path("app").rglob("*.py"), *templates.rglob("*.html")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    names = {path.relative_to(templates).as_posix() for path in templates.rglob("*.html")}
    assert {name for name in names if f'"{name}"' not in said} == set()


def test_every_macro_of_a_question_is_used() -> None:
    """A kind that is gone leaves no macro behind."""
    text = Path("app/templates/questions.html").read_text(encoding="utf-8")
    kinds = Path("app/webform.py").read_text(encoding="utf-8")
    for macro in re.findall(r"{% macro (\w+)\(", text):
        uses = len(re.findall(rf"\b{macro}\(", text)) - 1
        assert uses or f'"{macro}"' in kinds, macro


def test_every_command_is_in_the_readme(app: Flask) -> None:
    """Ours, not those of the libraries."""
    text = README.read_text(encoding="utf-8")
    ours = {"forms", "collections", "projects", "officers", "retention", "demo", "council"}
    for name in ours:
        command = app.cli.commands[name]
        for part in getattr(command, "commands", {"": command}):
            assert f"{name} {part}".strip() in text


def test_every_target_of_make_is_in_the_readme() -> None:
    """And none that isn't there."""
    recipe = Path("Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):.*##", recipe, flags=re.MULTILINE)) - {"help"}
    assert set(re.findall(r"make ([\w-]+)", README.read_text(encoding="utf-8"))) == targets


def test_every_file_that_the_readme_names_is_there() -> None:
    """Folders and pictures too."""
    named = re.findall(
        r"[`(]((?:[\w.-]+/)+[\w.*-]*|[\w-]+\.(?:py|md|toml))[`)]", README.read_text()
    )
    assert len(named) > 10
    for name in named:
        assert list(Path().glob(name.rstrip("/"))), name


def test_no_module_has_grown_too_long() -> None:
    """The library of forms aside."""
    for folder in ("forms", "printables", "app"):
        for path in Path(folder).rglob("*.py"):
            if "library" not in path.parts:
                assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST, path


def test_every_module_says_first_what_it_is_for() -> None:
    """One line, a sentence."""
    for folder in ("forms", "printables", "app", "tests", "translations"):
        for path in Path(folder).rglob("*.py"):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert re.match(r'""".+[.:"]', first), path


def test_nothing_is_skipped() -> None:
    """A test that does not run says nothing."""
    for path in Path("tests").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"pytest\.(mark\.)?(skip|xfail|importorskip)", text), path


def test_the_settings_are_read_in_one_place() -> None:
    """By `create_app` alone; everything else asks the application."""
    readers = [
        path.as_posix()
        for path in Path("app").rglob("*.py")
        if re.search(
            r"^(import config|from config)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    assert readers == ["app/__init__.py"]


def test_wtforms_is_imported_in_one_place() -> None:
    """A form's fields are made in one module."""
    assert _importers("wtforms") == ["app/webform.py"]


def _importers(name: str) -> list[str]:
    statement = re.compile(rf"^(import|from) {name}\b", flags=re.MULTILINE)
    modules = Path("app").rglob("*.py")
    return [str(path) for path in modules if statement.search(path.read_text(encoding="utf-8"))]
