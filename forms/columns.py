"""A form → the header of its data file; one response's answers ⇄ its row.

Each item has three columns: the answer (`experience.influence`), what was written where it is
unclear (`….written`), and the note beside it (`….note`). An empty cell is blank, `?illegible` and
`?several` are unclear.
"""

from collections.abc import Sequence

from forms.answers import Answer, Answers, Blank, Given, Reason, Unclear
from forms.model import Form, items

# A cell that begins with one of these would be a formula to a spreadsheet, or a state to us.
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "?", "'")


def header(form: Form) -> list[str]:
    """The columns of a form's answers, in printed order."""
    return [
        name
        for item in items(form)
        for name in (item.key, f"{item.key}.written", f"{item.key}.note")
    ]


def row(form: Form, answers: Answers) -> list[str]:
    """One response's answers as cells under `header`."""
    return [cell for item in items(form) for cell in _cells(answers.get(item.key, Blank()))]


def answers(form: Form, row: Sequence[str]) -> dict[str, Answer]:
    """Cells back to answers: the inverse of `row`."""
    found = {}
    for place, item in enumerate(items(form)):
        found[item.key] = _answer(*row[3 * place : 3 * place + 3])
    return found


def guard(cell: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def _cells(answer: Answer) -> tuple[str, str, str]:
    match answer:
        case Given(value, note):
            return guard(value), "", guard(note)
        case Blank(note):
            return "", "", guard(note)
        case Unclear(reason, written, note):
            return f"?{reason}", guard(written), guard(note)


def _answer(cell: str, written: str, note: str) -> Answer:
    note = note.removeprefix("'")
    if cell.startswith("?"):
        return Unclear(Reason(cell[1:]), written.removeprefix("'"), note)
    return Given(cell.removeprefix("'"), note) if cell else Blank(note)
