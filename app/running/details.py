"""A project's details, as typed ⇄ the details, or what is wrong with them."""

from collections.abc import Iterable, Mapping
from datetime import date

from werkzeug.datastructures import MultiDict

from app.contacts import is_email
from app.languages import languages, own_name
from app.pages import page_words
from app.project_tables import Project
from app.projects import METHODS, MOST_TEXT, MOST_TITLE, TEXTS, Details
from app.running import typed
from app.running.typed import MORE_THAN
from forms import written
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, say

# What is typed, by field: texts by their name of `TEXTS`, languages with spaces between.
Fields = Mapping[str, str]

LABELS: Mapping[str, str] = {
    "title": N_("What is the project called?"),
    "topic": TEXTS["topic"],
    "service": TEXTS["service"],
    "open": N_("What is open for discussion?"),
    "fixed": TEXTS["fixed"],
    "method": N_("How do you work with people?"),
    **{name: TEXTS[name] for name in ("reason", "aims", "outcomes", "objectives", "measures")},
    "success": TEXTS["success"],
    "contact": N_("Who is the contact?"),
    "begins": N_("When does the project begin?"),
    "ends": N_("When does it end?"),
    "languages": N_("Which languages does the project speak?"),
    "public": N_("Residents may read about the project"),
}
HINTS: Mapping[str, str] = {
    "topic": N_("Say in a few short sentences what the project does, and for whom."),
    "service": N_("Name the part of the council that it belongs to, as residents know it."),
    "open": N_("Say exactly what people can still change."),
    "fixed": N_("Say what is decided already, and why: the law, the money or the time."),
    "reason": N_(
        "Be honest: residents read this. If much is decided already, say so. It is needed where "
        "you say how you work."
    ),
    "aims": N_("Say what should be better when the project is done."),
    "outcomes": N_("Say what people will notice."),
    "objectives": N_("List the steps, each on a line of its own."),
    "measures": N_("Say what you will count or ask, and when."),
    "success": N_("Ask the people you work with, and write it in their words."),
}
NOT_DECLARED = N_("We have not decided yet")
YES, NO = N_("Yes"), N_("No")

NO_TITLE = N_("Write what the project is called.")
TAKEN = N_("Another project is called so. Choose another title.")
NO_REASON = N_("Say why you work in this way. Residents want to know.")
NO_METHOD = N_("Choose one of these.")
NO_ADDRESS = N_("Write an e-mail address, such as name@example.org, or leave this empty.")
NO_DAY = N_("Write the day as day, month and year, such as 27 3 2026, or leave this empty.")
ENDS_FIRST = N_("The project ends before it begins. Choose a later day.")


def of(project: Project, texts: Mapping[str, str]) -> Fields:
    """The fields of a project as they are stored. `texts`: in English."""
    own = project.languages.split() or languages()
    return {
        **{name: texts.get(name, "") for name in TEXTS},
        "title": project.title,
        "method": project.method,
        "contact": project.contact,
        "begins": day_typed(project.begins),
        "ends": day_typed(project.ends),
        "languages": _others(own),
        "public": "yes" if project.public else "",
    }


def new() -> Fields:
    """What is proposed for a new project: all languages."""
    return {**dict.fromkeys(LABELS, ""), "languages": _others(languages())}


def sent(form: MultiDict[str, str]) -> Fields:
    """What a page was sent with."""
    return {
        **{name: typed.text(form.get(name, "")) for name in TEXTS},
        **{
            name: typed.line(form.get(name, ""))
            for name in ("title", "method", "contact", "begins", "ends", "public")
        },
        "languages": _others(form.getlist("languages")),
    }


def read(fields: Fields) -> tuple[Details, dict[str, str]]:
    """Fields → the details, and what is wrong (a message by field); right only where nothing is."""
    begins, ends = (written.day(fields[name]) for name in ("begins", "ends"))
    problems = {name: MORE_THAN for name in TEXTS if len(fields[name]) > MOST_TEXT}
    if not 0 < len(fields["title"]) <= MOST_TITLE:
        problems["title"] = MORE_THAN if fields["title"] else NO_TITLE
    if fields["method"] and fields["method"] not in METHODS:
        problems["method"] = NO_METHOD
    elif fields["method"] and not fields["reason"]:
        problems["reason"] = NO_REASON
    if fields["contact"] and not is_email(fields["contact"]):
        problems["contact"] = NO_ADDRESS
    problems |= {
        name: NO_DAY
        for name, day in (("begins", begins), ("ends", ends))
        if fields[name] and day is None
    }
    if begins and ends and ends < begins:
        problems["ends"] = ENDS_FIRST
    details = Details(
        title=fields["title"],
        method=fields["method"],
        contact=fields["contact"],
        begins=date.fromisoformat(begins) if begins else None,
        ends=date.fromisoformat(ends) if ends else None,
        languages=(SOURCE_LANGUAGE, *fields["languages"].split()),
        public=bool(fields["public"]),
        texts={name: fields[name] for name in TEXTS},
    )
    return details, {name: problems[name] for name in LABELS if name in problems}


def said(problems: Mapping[str, str]) -> dict[str, Phrase]:
    """Problems by field, in the page's language."""
    most = {"title": MOST_TITLE}
    return {
        name: say(page_words(), problem, most=most.get(name, MOST_TEXT))
        for name, problem in problems.items()
    }


def stored_otherwise(fields: Fields, stored: Fields) -> dict[str, str]:
    """What is stored of each field that was typed otherwise, in words."""
    return {name: _in_words(name, stored[name]) for name in LABELS if stored[name] != fields[name]}


def day_typed(day: date | None) -> str:
    """A day as an officer would type it."""
    return f"{day.day} {day.month} {day.year}" if day else ""


def _in_words(name: str, value: str) -> str:
    words = page_words()
    if name == "method":
        return say(words, METHODS.get(value, NOT_DECLARED))
    if name == "public":
        return say(words, YES if value else NO)
    if name == "languages":
        return "\n".join(own_name(code) for code in (SOURCE_LANGUAGE, *value.split()))
    return value


def _others(chosen: Iterable[str]) -> str:
    """The languages among these that there are, English aside: it is always spoken."""
    return " ".join(code for code in languages() if code in chosen and code != SOURCE_LANGUAGE)
