"""The command line → forms listed and printed, collections opened, officers added, a demo."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from app import (
    codes,
    demo,
    freezing,
    library,
    officers,
    plans,
    printing,
    projects,
    publishing,
    retention,
    versions,
)
from app.languages import languages, words
from app.pages import today
from forms.answers import Given, from_web
from forms.library import FORMS
from forms.model import Form, Item
from forms.problems import all_problems
from forms.wording import SOURCE_LANGUAGE, in_language, texts
from printables import filled
from printables.editions import EDITIONS, editions_in
from printables.postage import postage

forms = AppGroup("forms", help="The library of forms.")
lists = AppGroup("projects", help="A project's contact, and what its forms offer to choose from.")
collections = AppGroup("collections", help="Forms opened for projects.")
people = AppGroup("officers", help="The people who sign in.")

STRANGE = {
    versions.Stranger.UNKNOWN: "this form has the code {code}, and no form that was published here "
    "has it: check that it is meant for this council",
    versions.Stranger.CHANGED: "this form has the code {code}, but it is not the form that was "
    "published under it: ask for it to be filled in again on the form that was sent out",
}
_DAY = click.DateTime(["%Y-%m-%d"])


def init_app(app: Flask) -> None:
    """Adds the commands to `flask --app app`."""
    for command in (
        forms,
        lists,
        collections,
        people,
        load_demonstration,
        keep_promises,
    ):
        app.cli.add_command(command)


@forms.command("list")
def list_forms() -> None:
    """Each form: its key, how many questions, and the languages that are complete."""
    for form in FORMS.values():
        complete = [
            language
            for language in languages()
            if None not in texts(form, words(language)).values()
        ]
        off = "" if library.is_in_use(form) else "  (not in use: set PAYS_EXPENSES=yes)"
        click.echo(f"{form.key:24}{len(form.items):4} questions  {' '.join(complete)}{off}")


@forms.command("print")
@click.argument("key_or_code")
@click.option("--lang", "language", default="en", help="The language's code: en, pl, ar.")
@click.option("--edition", default="standard", type=click.Choice(list(EDITIONS)))
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False))
def print_sheet(key_or_code: str, language: str, edition: str, out: Path) -> None:
    """Prints a form. A version's code prints the sheet to send out; a form's key a specimen."""
    if language not in languages():
        raise click.ClickException(
            f"no such language: {language}; there are {', '.join(languages())}"
        )
    if edition not in editions_in(language):
        raise click.ClickException(f"English has no {edition} edition: it needs no English beside")
    if form := FORMS.get(key_or_code):
        pdf, pages = _specimen(form, language, edition)
    else:
        pdf, pages = _published(key_or_code, language, edition)
    out.write_bytes(pdf)
    told = postage(pages)
    click.echo(
        f"{out}: {pages} pages, {told.leaves} sheets when printed on both sides, "
        f"{told.grams} g with the envelope: {told.band}"
    )


@lists.command("add-criterion")
@click.argument("project")
@click.argument("text")
def add_criterion(project: str, text: str) -> None:
    """Adds what a project looks for in those who apply."""
    _add_listed(project, "criteria", text)


@lists.command("add-measure")
@click.argument("project")
@click.argument("text")
def add_measure(project: str, text: str) -> None:
    """Adds what a project counts or asks, to see if things get better."""
    _add_listed(project, "measures", text)


@lists.command("add-meeting")
@click.argument("project")
@click.argument("day", type=_DAY)
@click.option("--place", default="", help="Where it is.")
@click.option("--online", is_flag=True, help="One can take part online, too or only.")
def add_meeting(project: str, day: datetime, place: str, online: bool) -> None:
    """Adds one of a project's meetings."""
    try:
        projects.add_meeting(projects.called(project), day.date(), place, online=online)
    except ValueError as error:
        raise click.ClickException(str(error)) from error


@lists.command("contact")
@click.argument("project")
@click.argument("email")
def name_contact(project: str, email: str) -> None:
    """Names who is told what is urgent in a project's replies; "" is the council's own address."""
    try:
        projects.set_contact(projects.called(project), email)
    except ValueError as error:
        raise click.ClickException(str(error)) from error


@forms.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def read_filled(file: Path) -> None:
    """Prints the answers in a form that was filled in on a computer, and what is wrong in them."""
    try:
        found = filled.read_file(file)
    except filled.NotRead as refused:
        raise click.ClickException(str(refused)) from refused
    form = _version_of(found).in_language(SOURCE_LANGUAGE)
    answers = {item.key: from_web(item, found.typed.get(item.key, "")) for item in form.items}
    for item in form.items:
        answer = answers[item.key]
        if isinstance(answer, Given):
            click.echo(f"{item.number}. {item.label}\n    {_said(item, answer.value)}")
    numbers = {item.key: item.number for item in form.items}
    for key, wrong in all_problems(form, answers).items():
        for problem in wrong:
            where = f"{numbers[key]}: " if key else ""
            click.echo(f"! {where}{problem.said(words(SOURCE_LANGUAGE))}")


@collections.command("open")
@click.argument("key", type=click.Choice(list(FORMS)))
@click.option("--project", required=True, help="The project's title; made if it is new.")
@click.option("--opens", type=_DAY, help="The first day, as 2026-11-30; today unless told.")
@click.option("--closes", type=_DAY, help="The last day; 28 days after the first unless told.")
@click.option("--asked", type=click.IntRange(1), help="How many people are asked, if known.")
@click.option(
    "--double-share",
    type=click.IntRange(0, 100),
    default=10,
    show_default=True,
    help="How many of 100 replies on paper are keyed twice.",
)
def open_for_project(
    key: str,
    *,
    project: str,
    opens: datetime | None,
    closes: datetime | None,
    asked: int | None,
    double_share: int,
) -> None:
    """Opens a form for a project, and prints its code."""
    first = opens.date() if opens else today()
    last = closes.date() if closes else date.fromordinal(first.toordinal() + plans.DAYS_OPEN)
    form = FORMS[key]
    if not library.is_in_use(form):
        raise click.ClickException(" ".join(library.NOT_DECIDED))
    held = projects.called(project)
    usual = plans.new(form, held, today())
    plan = replace(usual, opens=first, closes=last, asked=asked, double_share=double_share)
    if wrong := plans.problems(plan, form, held.id, today=today()):
        raise click.ClickException(" ".join(wrong.values()))
    try:
        code = freezing.open_collection(
            held,
            form,
            opens=first,
            closes=last,
            today=today(),
            asked=asked,
            double_share=double_share,
        )
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(code)


@people.command("add")
@click.argument("email")
@click.password_option()
def add_officer(email: str, password: str) -> None:
    """Adds an administrator, or gives an officer another password and switches them on."""
    try:
        officers.set_password(email, password)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{email} can sign in")


@click.command("demo")
def load_demonstration() -> None:
    """Loads the demonstration, if it isn't there, and prints an officer's sign-in."""
    if demo.load(today()):
        click.echo("The demonstration project is loaded.")
    email, password = demo.sign_in()
    click.echo(f"\nFormbridge: {current_app.config['PUBLIC_URL']}/")
    click.echo(f"An officer signs in at {current_app.config['PUBLIC_URL']}/en/officers/")
    click.echo(f"  e-mail    {email}\n  password  {password}\n")


@click.command("retention")
def keep_promises() -> None:
    """Deletes what has served its time. A server does so once a day; this does it now."""
    retention.keep_promises(today())


def _add_listed(project: str, name: str, text: str) -> None:
    try:
        projects.add_listed(projects.called(project), name, text)
    except ValueError as error:
        raise click.ClickException(str(error)) from error


def _version_of(found: filled.Filled) -> publishing.Published:
    """The version that a form was printed from."""
    known = versions.printed_from(found)
    if isinstance(known, versions.Stranger):
        raise click.ClickException(STRANGE[known].replace("{code}", found.code))
    return known


def _said(item: Item, value: str) -> str:
    """An answer in words: the labels of what is ticked, or what is written."""
    labels = {option.key: option.label for option in item.options}
    if labels:
        value = "\n".join(labels.get(key, key) for key in value.split())
    # Nothing that a file holds may steer the terminal.
    printed = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in value)
    return printed.replace("\n", "\n    ")


def _specimen(form: Form, language: str, edition: str) -> tuple[bytes, int]:
    cover = freezing.cover_of("")
    spoken = in_language(form, language, texts(form, words(language)), cover.names)
    made = printing.print_form(spoken, cover, language, edition)
    return made.pdf, made.pages


def _published(code: str, language: str, edition: str) -> tuple[bytes, int]:
    found = codes.read(code)
    version = publishing.find(found.code) if isinstance(found, codes.Typed) else None
    if version is None:
        raise click.ClickException(f"no form and no published version is called {code}")
    printed = printing.printed(version, language, edition)
    return printed.pdf, printed.pages
