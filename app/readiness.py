"""What is to be published → what is missing, which stops it, and what is weak, to be looked at."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app import plans, projects, publishing, reading_grade
from app.db import Collection
from app.languages import own_name, words
from app.offering import EDITIONS
from app.pages import isolated
from app.planned import sheets
from app.plans import Plan
from app.publishing import Published
from forms.lists import list_of
from forms.model import Contact, Form, Rows
from forms.wording import N_, NP_, PLACEHOLDER, SOURCE_LANGUAGE, Message, Phrase, messages

# How long people need at least: the post takes days each way, and a form lies about for some.
DAYS_BY_POST = 14
HARDEST_SHOWN = 5
IN_BRACES = re.compile(r"\{\w+\}")

FINISHED = N_("This form is closed, or its project is. Open it again first.")
EMPTY = {
    "criteria": N_(
        "The form offers the project's criteria to choose from, and there are none yet. "
        "Write them down first."
    ),
    "meetings": N_(
        "The form offers the project's meetings to choose from, and there are none yet. "
        "Add them first."
    ),
    "measures": N_(
        "The form asks about the project's measures, and there are none yet. Write them down first."
    ),
}
NO_TELEPHONE = N_(
    "There is no telephone number to call for help. Ask who runs this site to set one."
)
NO_ADDRESS = N_("There is no address to post paper to. Write one into the settings.")
NO_NAME = N_("The council or the place has no name here. Ask who runs this site to set it.")
BRACES = NP_(
    "A text has a name in braces that we don't know. Readers would see the braces:",
    "{number} texts have a name in braces that we don't know. Readers would see the braces:",
)
UNTRANSLATED = NP_(
    "{number} text has no translation. Readers of {language} would see it in English:",
    "{number} texts have no translation. Readers of {language} would see them in English:",
)
UNCHECKED = N_("No native speaker has checked the translation: {language}. Its readers are told.")
HARD = N_(
    "The English texts have a reading grade of up to {grade}. Most people can read a text of grade "
    "{highest} or less with ease. These are the hardest:"
)
LONG = NP_(
    "{number} text has a sentence of more than {most} words:",
    "{number} texts have sentences of more than {most} words:",
)
NAMES_NEEDED = N_(
    "The form is anonymous, and yet people have to say who they are. It can't be both:"
)
NAMES_ASKED = N_("The form is anonymous, and yet people may say who they are. Do you need to ask?")
NOT_ASKED = N_(
    "Nobody has said how many people are asked. In a group of fewer than 30, people could be known "
    "by their language, or by the way they answered. Write the number."
)
TOO_SHORT = N_(
    "People have less than {days} days. That is short for post that goes there and back. Choose a "
    "later last day."
)
PAST_MEETINGS = NP_(
    "The form offers a meeting that has passed:",
    "The form offers {number} meetings that have passed:",
)
NOT_PUBLIC = N_(
    "The project's page is not public. Nobody who is asked can read what the project is about."
)
NO_METHOD = N_("Nobody has said how the project works with people. Its page should tell them.")
ALONE = N_(
    "This form is offered to those who have sent another form of the project. No other is open."
)
NO_LETTER = N_(
    "“{edition}” can't be printed in {language}: no font has the letter {letter}, {code}. Change "
    "the text, or leave out this language."
)


@dataclass(frozen=True)
class Finding:
    """Something that is missing (`stops` publishing) or weak. `texts` are what it is about.

    `mend`: what it is put right by (`app.running.mending`), "" where no page does.
    """

    message: Message
    stops: bool
    texts: tuple[str, ...] = ()
    mend: str = ""


def findings(
    collection: Collection, plan: Plan, version: Published, today: date
) -> tuple[Finding, ...]:
    """All that is missing or weak in what is prepared, what stops it first.

    Args:
        version: what readers would see (`freezing.unpublished`), empty lists as gaps.
    """
    found = [
        *_of_the_settings(collection, plan, version, today),
        *_of_the_form(version.form),
        *_of_the_cover(version),
        *_of_the_project(collection, version, today),
        *_of_the_words(version),
        *_of_the_sheets(version),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.stops))


def _of_the_settings(
    collection: Collection, plan: Plan, version: Published, today: date
) -> Iterator[Finding]:
    if collection.closed_on or collection.archived_on or collection.project.closed_on:
        yield Finding(Message(FINISHED), stops=True)
    form, project_id = version.form, collection.project_id
    wrong = plans.problems(plan, form, project_id, today=today, collection=collection)
    for message in wrong.values():
        yield Finding(Message(message), stops=True, mend="settings")
    if form.anonymous and not form.apart and plan.asked is None:
        yield Finding(Message(NOT_ASKED), stops=False, mend="settings")
    days_left = (plan.closes - max(plan.opens, today)).days
    if not wrong and 0 <= days_left < DAYS_BY_POST:
        short = Message(TOO_SHORT, values={"days": DAYS_BY_POST})
        yield Finding(short, stops=False, mend="settings")


def _of_the_form(form: Form) -> Iterator[Finding]:
    for name in _lists(form):
        yield Finding(Message(EMPTY[name]), stops=True, mend=name)
    if not form.anonymous:
        return
    asked = _personal(form)
    for required, message in ((True, NAMES_NEEDED), (False, NAMES_ASKED)):
        if texts := [_english(one.label) for one in asked if one.required == required]:
            yield Finding(Message(message), required, tuple(texts), "settings")


def _lists(form: Form) -> list[str]:
    """The project's lists that are empty: their gaps show."""
    wanted = (list_of(question) for question in form.questions)
    return list(dict.fromkeys(one.name for one in wanted if one is not None))


def _personal(form: Form) -> list[Contact]:
    """The questions that ask who somebody is, in rows too."""
    rows = (field for q in form.questions if isinstance(q, Rows) for field in q.fields)
    return [one for one in (*form.questions, *rows) if isinstance(one, Contact)]


def _of_the_cover(version: Published) -> Iterator[Finding]:
    cover = version.cover
    if not cover.telephone:
        yield Finding(Message(NO_TELEPHONE), stops=True)
    if not any(cover.return_address):
        yield Finding(Message(NO_ADDRESS), stops=True, mend="settings")
    if not (cover.council and cover.place):
        yield Finding(Message(NO_NAME), stops=True)


def _of_the_project(collection: Collection, version: Published, today: date) -> Iterator[Finding]:
    project = collection.project
    if past := _past_meetings(collection, version, today):
        message = Message(PAST_MEETINGS, len(past))
        yield Finding(message, False, past, "meetings")
    if not project.public:
        yield Finding(Message(NOT_PUBLIC), stops=False, mend="public")
    if not project.method:
        yield Finding(Message(NO_METHOD), stops=False, mend="method")
    others = (other.form for other in publishing.open_of(project.id, today))
    if version.form.apart and all(form.apart for form in others):
        yield Finding(Message(ALONE), stops=False)


def _past_meetings(collection: Collection, version: Published, today: date) -> tuple[str, ...]:
    """The meetings that the form offers and that have passed."""
    past = {f"m{one.id}" for one in collection.project.meetings if one.date < today}
    offered = projects.lists(collection.project, SOURCE_LANGUAGE)["meetings"]
    in_form = {option for item in version.form.items for option in item.options}
    return tuple(
        _english(option.label) for option in offered if option.key in past and option in in_form
    )


def _of_the_words(version: Published) -> Iterator[Finding]:
    english = messages(version.form)
    every = [_english(text) for text in english.values()]
    for language, texts in version.texts.items():
        every += [Phrase(text, language) for text in texts.values() if text]
    if unknown := tuple(text for text in every if IN_BRACES.search(PLACEHOLDER.sub("", text))):
        yield Finding(Message(BRACES, len(unknown)), False, unknown)
    for language, texts in version.texts.items():
        name = {"language": isolated(own_name(language))}
        if gaps := tuple(_english(english[path]) for path, text in texts.items() if text is None):
            yield Finding(Message(UNTRANSLATED, len(gaps), name), False, gaps)
        if not words(language).checked:
            yield Finding(Message(UNCHECKED, values=name), stops=False)
    yield from _hard_to_read(list(dict.fromkeys(english.values())))


def _hard_to_read(texts: Sequence[str]) -> Iterator[Finding]:
    grade, highest = max(reading_grade.grades(texts)), reading_grade.HIGHEST
    if grade > highest:
        hard = Message(HARD, values={"grade": math.ceil(grade), "highest": round(highest)})
        shown = reading_grade.hardest(texts, HARDEST_SHOWN)
        yield Finding(hard, False, tuple(map(_english, shown)))
    if long := [text for text in texts if reading_grade.long_sentences(text)]:
        said = Message(LONG, len(long), {"most": reading_grade.LONGEST})
        yield Finding(said, False, tuple(map(_english, long)))


def _of_the_sheets(version: Published) -> Iterator[Finding]:
    for sheet in sheets(version):
        if sheet.missing:
            values = {
                "edition": Message(EDITIONS[sheet.edition]),
                "language": isolated(own_name(sheet.language)),
                "letter": isolated(sheet.missing),
                "code": isolated(f"U+{ord(sheet.missing):04X}"),
            }
            yield Finding(Message(NO_LETTER, values=values), stops=True)


def _english(text: str) -> Phrase:
    return Phrase(text, SOURCE_LANGUAGE)
