"""What a council's profile leaves open → asked for at the start, and kept for this machine."""

import json
import sys
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

# What no form can do without: its setting → what to type.
ASKED = {
    "TELEPHONE": "The telephone number to call for help",
    "RETURN_ADDRESS": "The address that paper is posted to, with | between its lines",
}


def init_app(app: Flask) -> None:
    """Adds the command to `flask --app app`."""
    app.cli.add_command(ask)


def missing() -> list[str]:
    """The settings that nobody has said yet."""
    return [name for name in ASKED if not current_app.config[name]]


@click.command("council")
@with_appcontext
def ask() -> None:
    """Asks for what the council's profile doesn't say; without a terminal, lists it."""
    settings, found = current_app.config, missing()
    if not found:
        return
    click.echo(f"{settings['COUNCIL']}: its profile does not say all that readers need.")
    if not has_a_person():
        for name in found:
            click.echo(f"  {name}: {ASKED[name]}. Set it in the environment.")
        click.echo("Until then a gap shows in its place, and officers can publish no form.")
        return
    said = {name: click.prompt(ASKED[name], default="", show_default=False) for name in found}
    keep(settings["COUNCIL_FILE"], {name: text.strip() for name, text in said.items()})
    for name in (name for name, text in said.items() if not text.strip()):
        click.echo(f"{name} is left open: a gap shows in its place.")


def has_a_person() -> bool:
    """Whether somebody sits at a terminal who can answer."""
    return sys.stdin.isatty()


def keep(path: Path, said: dict[str, str]) -> None:
    """Writes what was typed beside what is kept already; what is empty is left open."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept |= {name: text for name, text in said.items() if text}
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
