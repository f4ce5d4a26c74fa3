"""Answers ⇄ the rows they are stored as: one a written text or a ticked option."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from app.publishing import Published
from forms import answers as given
from forms.answers import Answers
from forms.applying import settled
from forms.model import Item, Money, Number

# The parts of one in which numbers are stored.
TEN_THOUSAND = 10_000
# What is on a sheet beside its questions is stored as the answer to this: no item can be called so.
BESIDE = "_beside"

Row = Mapping[str, Any]


class Written(NamedTuple):
    """What one person wrote: the answers, what is beside the questions, and what it means.

    `translations`: an officer's, of words in another language, by item key.
    """

    answers: Answers
    beside: str = ""
    translations: Mapping[str, str] = MappingProxyType({})


def rows(version: Published, written: Written, *, paper: bool) -> Iterator[dict[str, Any]]:
    """What is stored of a response's answers: each row but for the columns that name its response.

    A blank without a note has none. Paper alone keeps what was answered where nothing was asked.
    """
    answers = settled(version.form, written.answers, paper=paper)
    for item in version.form.items:
        state, value, note = given.stored(answers[item.key])
        if state != "blank" or note:
            translation = written.translations.get(item.key, "")
            yield from _rows_of(item, state, value, note, translation)
    if written.beside:
        yield _row(BESIDE, text=written.beside)


def read_back(version: Published, stored: Sequence[Row]) -> Written:
    """Rows back to what was written: the inverse of `rows`, in whatever order they are."""
    keys = {(item.counted, item.row): item.key for item in version.form.items}
    return Written(
        answers=answers(version, stored),
        beside="".join(row["text"] for row in stored if row["key"] == BESIDE),
        translations={
            keys[row["key"], row["row"]]: row["translation"] for row in stored if row["translation"]
        },
    )


def answers(version: Published, stored: Iterable[Row]) -> Answers:
    """The answers among the rows of a response; what is beside the questions is none."""
    many = {item.key for item in version.form.items if item.many}
    whole = {(r["key"], r["row"]): r for r in stored if not (r["option"] and r["key"] in many)}
    return {item.key: _answer(whole.get((item.counted, item.row))) for item in version.form.items}


def _rows_of(
    item: Item, state: str, value: str, note: str, translation: str
) -> Iterator[dict[str, Any]]:
    """An answer's row; where several options are ticked, one for each of them as well."""
    ticked = state == "given" and bool(item.options)
    one = ticked and not item.many
    is_number = state == "given" and isinstance(item.question, Number | Money)
    row = _row(
        item.counted,
        row=item.row,
        option=value if one else "",
        state=state,
        text="" if one else value,
        number=round(Decimal(value) * TEN_THOUSAND) if is_number else None,
        note=note,
        translation=translation,
    )
    yield row
    if ticked and item.many:
        for key in value.split():
            yield {**row, "option": key, "text": "", "note": "", "translation": ""}


def _row(key: str, **columns: Any) -> dict[str, Any]:
    """A row of these columns; the others are empty."""
    empty = {"row": 0, "option": "", "state": "given", "text": "", "number": None, "note": ""}
    return {"key": key, **empty, "translation": "", **columns}


def _answer(row: Row | None) -> given.Answer:
    if row is None:
        return given.Blank()
    return given.restored(row["state"], row["option"] or row["text"], row["note"])
