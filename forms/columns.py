"""A form → the header of its data file; one response's answers and translations ⇄ its row.

Each item has three columns: the answer (`experience.influence`), what was written where it is
unclear (`….written`), and the note beside it (`….note`). Where several options may be ticked, each
has a column of its own, 0 or 1 (`access.ramp`), instead of the first. An empty cell is blank;
`?illegible`, `?several`, `?range` and `?extra` are unclear, `?missing` is a page that did not come
back, and `-` was not asked.

After the columns of all items come those of an officer's translations: one for each item that is
answered in words (`went_well.translation`).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from forms.answers import Answer, Answers, Blank, restored, stored
from forms.model import Form, Item, Number, Text

# A cell that begins with one of these would be a formula to a spreadsheet, or a state to us.
# Some spreadsheets take full-width signs for the same.
_GUARDED = frozenset("=+-@\t\r?'\uff1d\uff0b\uff0d\uff20\ufeff")
NOT_ASKED = "-"


def header(form: Form) -> list[str]:
    """The columns of a form's answers, in printed order, then those of their translations."""
    answers = [name for item in form.items for name in columns(item)]
    return answers + [translation(item) for item in _in_words(form)]


def columns(item: Item) -> tuple[str, ...]:
    """The columns of an item's answer."""
    answer = [f"{item.key}.{option.key}" for option in item.options] if item.many else [item.key]
    return (*answer, f"{item.key}.written", f"{item.key}.note")


def translation(item: Item) -> str:
    """The column of an item's translation."""
    return f"{item.key}.translation"


def row(
    form: Form, answers: Answers, translations: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """One response's answers and translations, both by item key, as cells under `header`."""
    answered = [
        cell for item in form.items for cell in cells(item, *stored(answers.get(item.key, Blank())))
    ]
    return answered + [guard(translations.get(item.key, "")) for item in _in_words(form)]


def cells(item: Item, state: str, value: str, note: str) -> tuple[str, ...]:
    """An answer as `forms.answers.stored` gives it → its cells under the item's `columns`."""
    width = len(item.options) if item.many else 1
    note = note and guard(note)
    match state:
        case "given" if item.many:
            ticked = value.split()
            return (*("1" if o.key in ticked else "0" for o in item.options), "", note)
        case "given" if isinstance(item.question, Number):
            return value, "", note
        case "given":
            return guard(value), "", note
        case "blank":
            return (*[""] * width, "", note)
        case "not_asked":
            return (*[NOT_ASKED] * width, "", note)
        case _:
            return (*[f"?{state}"] * width, guard(value), note)


def answers(form: Form, row: Sequence[str]) -> dict[str, Answer]:
    """Cells back to answers: the inverse of `row`, whatever is translated."""
    found = {}
    start = 0
    for item in form.items:
        end = start + len(columns(item))
        found[item.key] = _answer(item, row[start : end - 2], *row[end - 2 : end])
        start = end
    return found


def guard(cell: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{cell}" if cell[:1] in _GUARDED else cell


def _in_words(form: Form) -> list[Item]:
    """The items whose answers are words that may be in another language: names are none."""
    return [item for item in form.items if isinstance(item.question, Text)]


def _answer(item: Item, answer: Sequence[str], written: str, note: str) -> Answer:
    cell, note = answer[0], note.removeprefix("'")
    if cell == NOT_ASKED:
        return restored("not_asked", "", note)
    if cell.startswith("?"):
        return restored(cell[1:], written.removeprefix("'"), note)
    if not cell:
        return restored("blank", "", note)
    value = cell.removeprefix("'")
    if item.many:
        ticked = zip(item.options, answer, strict=True)
        value = " ".join(option.key for option, cell in ticked if cell == "1")
    return restored("given", value, note)
