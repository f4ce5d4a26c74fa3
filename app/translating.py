"""What a project says in English → the same in another language, as people have translated it."""

from collections.abc import Mapping

from app import events, projects
from app.db import writing
from app.drafts import digest
from app.project_tables import Project


def untranslated(project: Project, language: str) -> int:
    """How many of its texts a project doesn't say in a language."""
    return len(projects.english(project).keys() - projects.texts(project.id, language).keys())


def translate(
    project: Project,
    language: str,
    translated: Mapping[str, str],
    *,
    seen: str,
    officer_id: int | None,
) -> None:
    """Says in another language what a project says in English.

    Args:
        seen: `as_seen` when it was read.

    Raises:
        projects.Overtaken: somebody has changed it since, in this language or in English.
    """
    with writing():
        held = projects.hold(project.id)
        if as_seen(held, language) != seen:
            raise projects.Overtaken
        projects.set_texts(held.id, language, translated)
        events.record(projects.subject(held.id), officer_id, events.Kind.CHANGED)


def as_seen(project: Project, language: str) -> str:
    """Names what a project says in a language, and what of it is to be translated."""
    own = {
        f"{language}/{path}": text for path, text in projects.texts(project.id, language).items()
    }
    return digest(projects.english(project) | own)
