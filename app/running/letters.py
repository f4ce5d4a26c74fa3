"""A project and a few choices → one of its letters as a file; nothing of it is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint, Response, request

from app import facts, projects
from app.db import db
from app.languages import words
from app.outgoing.requests import LONG_ADDRESS, NOT_PRINTED
from app.pages import isolated, language, page_words, pdf, render, today
from app.people.roles import Right, needs
from app.project_tables import Meeting, Project
from app.running import mending, typed
from app.running.meetings import PROJECT
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, say
from printables import letter
from printables.documents import LETTERS, Template, as_odt, as_pdf
from printables.documents.facts import Facts
from printables.documents.facts import Meeting as Gathering
from printables.documents.parts import Document, gaps
from printables.documents.spoken import speaks
from printables.fonts import NoGlyphError

blueprint = Blueprint("letters", __name__)

LETTER = f"{PROJECT}/letters/<any({', '.join(map(repr, LETTERS))}):key>"
HELD = "notes"  # of what has been; the others are of what is to come
# What each letter is for, by its key of `LETTERS`.
USES: Mapping[str, str] = {
    "invitation": N_("Hang it up and hand it out. It asks people to join the group."),
    "how-to-apply": N_("Give it to people who want to join. It says what to do, and by when."),
    "yes": N_("Send it to a person who applied, when the answer is yes."),
    "not-this-time": N_("Send it to a person who applied, when the answer is no."),
    "first-meeting": N_("Plan the first meeting with it. It has notes for who leads it."),
    "terms-of-reference": N_("Agree with the group on how it works. Write it down here."),
    "agenda": N_("Send it a week before a meeting."),
    "notes": N_("Write down what a meeting said and decided."),
    "review-themes": N_("Tell the group what came up in its members' yearly talks."),
    "thank-you": N_("Send it to each member when the project is over."),
}
KINDS: Mapping[str, str] = {
    "standard": N_("PDF to print"),
    "large": N_("PDF in large print"),
    "odt": N_("OpenDocument, to change it before you print it"),
}
ODT = "application/vnd.oasis.opendocument.text"

NO_LANGUAGE = N_("Choose the language of the letter.")
NO_KIND = N_("Choose what kind of file you need.")
NO_MEETING = N_("Choose the meeting.")
NO_FONT = N_(
    "A text has a letter that we have no font for: {letter}, {code}. Choose OpenDocument, or "
    "change the text."
)


@dataclass(frozen=True)
class Choice:
    """What an officer chooses for a letter; right only where nothing is wrong with it."""

    spoken: str
    kind: str
    meeting: Meeting | None
    to: Sequence[str]


@blueprint.get(f"{PROJECT}/letters")
@needs(Right.MANAGES)
def show(project_id: int) -> Response:
    """The letters that there are, and what each is for."""
    project = db.session.get_one(Project, project_id)
    return render("running/letters/list.html", project=project, letters=LETTERS, uses=USES)


@blueprint.get(LETTER)
@needs(Right.MANAGES)
def ask(project_id: int, key: str) -> Response:
    """What a letter lacks, and the choices before it is made."""
    project = db.session.get_one(Project, project_id)
    spoken = _languages(project, LETTERS[key])
    fields = {
        "spoken": language() if language() in spoken else SOURCE_LANGUAGE,
        "kind": "standard",
        "meeting": _next(project.meetings, today(), held=key == HELD),
        "to": "",
    }
    return _page(project, key, fields)


@blueprint.post(LETTER)
@needs(Right.MANAGES)
def make(project_id: int, key: str) -> Response:
    """The letter as a file, or the page again with what is wrong."""
    project = db.session.get_one(Project, project_id)
    chosen = {name: request.form.get(name, "") for name in ("spoken", "kind", "meeting")}
    fields = {**chosen, "to": typed.text(request.form.get("to", ""))}
    choice, problems = _read(project, LETTERS[key], fields)
    if problems:
        return _page(project, key, fields, problems)
    try:
        return _file(project, key, choice)
    except NoGlyphError as error:
        return _page(project, key, fields, {"kind": NO_FONT}, unprinted=error.character)


def _file(project: Project, key: str, choice: Choice) -> Response:
    """A letter to be saved under a name.

    Raises:
        NoGlyphError: no font has one of its letters; OpenDocument brings none.
    """
    document, spoken = _document(project, LETTERS[key], choice), words(choice.spoken)
    if choice.kind == "odt":
        answer = Response(as_odt.write(document, spoken, large=False), mimetype=ODT)
        name = f"{key}-{choice.spoken}.odt"
    else:
        answer = pdf(as_pdf.render(document, spoken, choice.kind), "")
        name = f"{key}-{choice.spoken}-{choice.kind}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _document(project: Project, template: Template, choice: Choice) -> Document:
    told = facts.of(project, choice.spoken, today=today(), meeting=choice.meeting, to=choice.to)
    return template.make(told)


def _languages(project: Project, template: Template) -> list[str]:
    """Those of the project's languages that have all of a letter's words."""
    return [
        code
        for code in projects.languages_of(project)
        if speaks(words(code), template.make(_all_said(project, code)))
    ]


def _all_said(project: Project, code: str) -> Facts:
    """Facts with a meeting of every kind and a person: every word of a letter is needed."""
    day = today()
    every = [
        Gathering(day=day, where=where, online=online, access="x")
        for where, online in (("x", False), ("", True), ("x", True))
    ]
    own = facts.of(project, code, today=day, to=("x",))
    return replace(own, meetings=[*every, *own.meetings], meeting=every[2])


def _next(meetings: Sequence[Meeting], day: date, *, held: bool) -> str:
    """The id of the first meeting from a day on, or of the last one that is `held`; "" for none."""
    past = [row for row in meetings if row.date <= day]
    coming = [row for row in meetings if row.date >= day]
    meant = past[-1:] if held and past else coming or past[-1:]
    return str(meant[0].id) if meant else ""


def _meetings(project: Project, template: Template) -> dict[str, Meeting]:
    """Those that a letter can be about, by their ids."""
    return {str(row.id): row for row in project.meetings} if template.of_a_meeting else {}


def _read(
    project: Project, template: Template, fields: Mapping[str, str]
) -> tuple[Choice, dict[str, str]]:
    """What was chosen, and what is wrong with it: a message by field."""
    problems = {}
    meetings = _meetings(project, template)
    to = [line for line in fields["to"].splitlines() if line.strip()]
    if fields["spoken"] not in _languages(project, template):
        problems["spoken"] = NO_LANGUAGE
    if meetings and fields["meeting"] not in meetings:
        problems["meeting"] = NO_MEETING
    if to and not letter.can_be_printed("\n".join(to)):
        problems["to"] = NOT_PRINTED
    elif to and not letter.fits(to):
        problems["to"] = LONG_ADDRESS
    if fields["kind"] not in KINDS:
        problems["kind"] = NO_KIND
    return Choice(fields["spoken"], fields["kind"], meetings.get(fields["meeting"]), to), problems


def _page(
    project: Project,
    key: str,
    fields: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    *,
    unprinted: str = "",
) -> Response:
    """The page of a letter. `unprinted`: what no font has, where that is the problem."""
    template, said = LETTERS[key], projects.told(project.id, language())
    meetings = _meetings(project, template)
    shown = Choice(language(), "", meetings.get(fields["meeting"]), ())
    return render(
        "running/letters/ask.html",
        422 if problems else 200,
        project=project,
        letter=template,
        use=USES[key],
        lacking=_lacking(project, _document(project, template, shown)),
        spoken=_languages(project, template),
        kinds=KINDS,
        meetings={
            number: projects.when_and_where(row, language(), said)
            for number, row in meetings.items()
        },
        typed=fields,
        problems=_said(problems or {}, unprinted),
    )


def _lacking(project: Project, document: Document) -> list[tuple[Phrase, str]]:
    """What is missing, with the address of the page that mends it, "" where it is for a pen."""
    return [
        (
            say(page_words(), gap.wanted.message, **gap.wanted.values),
            mending.address(gap.mend, project.id),
        )
        for gap in gaps(document)
    ]


def _said(problems: Mapping[str, str], unprinted: str) -> dict[str, Phrase]:
    """Problems by field, in the page's language."""
    code = f"U+{ord(unprinted):04X}" if unprinted else ""
    values = {"most": letter.MOST_LINES, "letter": isolated(unprinted), "code": isolated(code)}
    return {name: say(page_words(), message, **values) for name, message in problems.items()}
