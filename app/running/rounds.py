"""The rounds of a form in a project → their results side by side over time."""

from flask import Blueprint, Response

from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, render, today
from app.people.roles import Right, needs
from app.reporting import figure
from app.retention import once_a_day
from app.rewording import Reworded, other_words
from app.rounds import Compared, Round, compare, rounds_of

blueprint = Blueprint("rounds", __name__)

# So many columns fit a narrow screen; with more, a table is moved within its own place.
MOST_COLUMNS = 2


@blueprint.get("/<language>/results/projects/<int(max=2147483647):project_id>/<form_key>")
@needs(Right.READS)
def show(project_id: int, form_key: str) -> Response:
    """Every question with a column a round."""
    once_a_day(today())
    rounds = rounds_of(project_id, form_key)
    if not rounds:
        raise Refused(404, *NO_SUCH_PAGE)
    newest = rounds[-1]
    return render(
        "running/rounds/rounds.html",
        title=newest.versions[-1].in_language(language()).title,
        project=newest.collection.project,
        rounds=rounds,
        compared=_compared(rounds),
        wide=len(rounds) > MOST_COLUMNS,
        figure=figure,
    )


def _compared(rounds: list[Round]) -> list[tuple[Compared, list[Reworded]]]:
    """Each question with its older words; nothing where no round has enough answers."""
    if not any(one.results for one in rounds):
        return []
    asked = [(one.number, version) for one in rounds for version in one.versions]
    return [
        (question, other_words(question.item.key, asked, language()))
        for question in compare(rounds, language())
    ]
