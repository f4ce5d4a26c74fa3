"""A project as it stands → what who manages it can do next, each with the page to do it on."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from app import projects, standing, translating
from app.db import Collection
from app.languages import own_name
from app.pages import isolated, language, page_words
from app.project_tables import Project
from app.standing import State
from forms.wording import N_, NP_, SOURCE_LANGUAGE, Phrase, say, say_plural

ABOUT = N_("Write what the project is about.")
METHOD = N_("Say how you work with people, and why.")
PUBLIC = N_("Let residents read about the project.")
TRANSLATE = NP_(
    "{number} text is not translated yet: {language}.",
    "{number} texts are not translated yet: {language}.",
)
OPEN = N_("Open a form.")
PUBLISH = N_("Look at what is prepared, and publish it: {form}.")
CLOSE = N_("Its last day is over. Close it: {form}.")


def steps(project: Project, today: date) -> Iterator[tuple[Phrase, str]]:
    """What to do next: a sentence and the address of its page."""
    said = projects.texts(project.id, SOURCE_LANGUAGE)
    words, here = page_words(), project.id
    if "topic" not in said:
        yield say(words, ABOUT), url_for("projects.details", project_id=here, _anchor="topic")
    if not project.method:
        yield say(words, METHOD), url_for("projects.details", project_id=here, _anchor="method")
    if not project.public:
        yield say(words, PUBLIC), url_for("projects.details", project_id=here, _anchor="public")
    for spoken in projects.languages_of(project):
        missing = translating.untranslated(project, spoken)
        if missing and spoken != SOURCE_LANGUAGE:
            name = isolated(own_name(spoken))
            yield (
                say_plural(words, *TRANSLATE, missing, language=name),
                url_for("projects.texts", project_id=here, spoken=spoken),
            )
    if not project.collections:
        yield say(words, OPEN), url_for("collections.new", project_id=here)
    for collection in project.collections:
        yield from _of_form(collection, today)


def _of_form(collection: Collection, today: date) -> Iterator[tuple[Phrase, str]]:
    words, here = page_words(), collection.id
    state = standing.state(collection, today)
    title = isolated(standing.title_of(collection, language()))
    if collection.plan and state not in (State.CLOSED, State.ARCHIVED):
        yield say(words, PUBLISH, form=title), url_for("preview.show", collection_id=here)
    if state is State.OVER:
        yield say(words, CLOSE, form=title), url_for("closing.ask", collection_id=here, act="close")
