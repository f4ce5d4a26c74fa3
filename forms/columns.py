"""A form → the header of its data file; one response's answers ⇄ its row.

Each item has three columns: the answer (`experience.influence`), what was written where it is
unclear (`….written`), and the note beside it (`….note`). An empty cell is blank, `?illegible` and
`?several` are unclear.
"""

from collections.abc import Sequence

from forms.answers import Answer, Answers, Blank, Given, Reason, Unclear, stored
from forms.model import Form

# A cell that begins with one of these would be a formula to a spreadsheet, or a state to us.
# Some spreadsheets take full-width signs for the same.
_GUARDED = frozenset("=+-@\t\r?'\uff1d\uff0b\uff0d\uff20\ufeff")


def header(form: Form) -> list[str]:
    """The columns of a form's answers, in printed order."""
    return [
        name
        for item in form.items
        for name in (item.key, f"{item.key}.written", f"{item.key}.note")
    ]


def row(form: Form, answers: Answers) -> list[str]:
    """One response's answers as cells under `header`."""
    found = (answers.get(item.key, Blank()) for item in form.items)
    return [cell for answer in found for cell in cells(*stored(answer))]


def cells(state: str, value: str, note: str) -> tuple[str, str, str]:
    """An answer as `forms.answers.stored` gives it → its three cells."""
    note = note and guard(note)
    if state in ("given", "blank"):
        return guard(value), "", note
    return f"?{state}", guard(value), note


def answers(form: Form, row: Sequence[str]) -> dict[str, Answer]:
    """Cells back to answers: the inverse of `row`."""
    found = {}
    for place, item in enumerate(form.items):
        found[item.key] = _answer(*row[3 * place : 3 * place + 3])
    return found


def guard(cell: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{cell}" if cell[:1] in _GUARDED else cell


def _answer(cell: str, written: str, note: str) -> Answer:
    note = note.removeprefix("'")
    if cell.startswith("?"):
        return Unclear(Reason(cell[1:]), written.removeprefix("'"), note)
    return Given(cell.removeprefix("'"), note) if cell else Blank(note)
