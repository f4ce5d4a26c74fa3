"""A form that offers a project's own lists → the same form with the lists put in.

Until then the gaps show: a form can be looked at before its project has criteria or meetings.
"""

from collections.abc import Mapping
from dataclasses import replace

from forms.kinds import Choice, Choices, Question, Statements
from forms.model import Form
from forms.options import From, Option
from forms.wording import N_

CRITERIA = From(
    name="criteria",
    gaps=(
        Option(key="gap1", label=N_("[The first criterion of the project]")),
        Option(key="gap2", label=N_("[The second criterion of the project]")),
    ),
)
MEETINGS = From(
    name="meetings",
    gaps=(
        Option(key="gap1", label=N_("[The day and place of the first meeting]")),
        Option(key="gap2", label=N_("[The day and place of the second meeting]")),
    ),
)
MEASURES = From(
    name="measures",
    gaps=(
        Option(key="gap1", label=N_("[The first measure of the project]")),
        Option(key="gap2", label=N_("[The second measure of the project]")),
    ),
    measures=("services",),
)

Lists = Mapping[str, tuple[Option, ...]]


class EmptyList(ValueError):
    """A form offers a list of the project's that is empty or not there."""


def put_in(form: Form, lists: Lists, *, gaps: bool = False) -> Form:
    """The form with the lists of a project, by name, in their places.

    Args:
        gaps: lets a list that is empty show as gaps, in a form that is to be looked at.

    Raises:
        EmptyList: the form offers a list that is empty or not there.
    """
    return replace(
        form,
        sections=tuple(
            replace(section, questions=tuple(_put_in(q, lists, gaps) for q in section.questions))
            for section in form.sections
        ),
    )


def list_of(question: Question) -> From | None:
    """The project's list that a question still waits for; None where it has all it needs."""
    match question:
        case Choice(options=From() as wanted) | Choices(options=From() as wanted):
            return wanted
        case Statements(statements=From() as wanted):
            return wanted
        case _:
            return None


def _put_in(question: Question, lists: Lists, gaps: bool) -> Question:
    wanted = list_of(question)
    if wanted is None:
        return question
    options = lists.get(wanted.name, ())
    if not options and gaps:
        return question
    if not options:
        raise EmptyList(f"{question.key} needs the project's {wanted.name}, and there are none yet")
    if isinstance(question, Choice | Choices):
        return replace(question, options=options)
    if isinstance(question, Statements):
        return replace(question, statements=wanted.stated(options))
    return question
