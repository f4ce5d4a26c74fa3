"""A form that offers a project's own lists → the same form with the lists put in.

Until then the gaps show: a form can be looked at before its project has criteria or meetings.
"""

from collections.abc import Mapping
from dataclasses import replace

from forms.kinds import Choice, Choices, From, Option, Question
from forms.model import Form
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


def _put_in(question: Question, lists: Lists, gaps: bool) -> Question:
    if not isinstance(question, Choice | Choices) or not isinstance(question.options, From):
        return question
    name = question.options.name
    options = lists.get(name, ())
    if not options and gaps:
        return question
    if not options:
        raise EmptyList(f"{question.key} offers the project's {name}, and there are none yet")
    return replace(question, options=options)
