"""The kinds of question: frozen values that every output reads and none changes.

A new kind is a class here, a member of `Question`, and a `case` in each `match` that the type
checker then names: `forms.items`, the web page, the sheet and the keying screen.
"""

from dataclasses import dataclass
from enum import StrEnum

from forms.options import Lines, Option, Options, check_keys, check_options, offered, stated

# Room for an answer, in characters: one written line, and a long text (750 words take 6,000).
LINE_LIMIT = 200
TEXT_LIMIT = 8000
# The most rows that a question may ask for: each is a set of columns in the data file.
MOST_ROWS = 50
# Columns that stand beside those of several choices, so that no option may be called so.
TAKEN_BY_COLUMNS = frozenset({"written", "note"})


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Asked only of those who ticked one of these `options` in the earlier question `key`."""

    key: str
    options: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Common:
    """What every question has. `continues`: it shares the number of the question before it."""

    key: str
    label: str
    hint: str = ""
    required: bool = False
    continues: bool = False
    depends_on: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Statements(Common):
    """Several statements, each answered by one option of the same scale.

    Raises:
        ValueError: a key is malformed or used twice, or there is too little to choose from.
    """

    scale: tuple[Option, ...]
    statements: Lines

    def __post_init__(self) -> None:
        check_options(self.key, self.scale)
        if any(option.says or option.alone for option in self.scale):
            raise ValueError(f"{self.key} has a scale with more than degrees")
        if not stated(self.statements):
            raise ValueError(f"{self.key} has no statements")
        check_keys(self.key, [statement.key for statement in stated(self.statements)])


@dataclass(frozen=True, kw_only=True)
class Choice(Common):
    """One option out of several. `ordered` options have a median.

    Raises:
        ValueError: an option's key is malformed or used twice, or there are fewer than two.
    """

    options: Options
    ordered: bool = False
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_options(self.key, self.options)


@dataclass(frozen=True, kw_only=True)
class Choices(Common):
    """Any number of options out of several.

    Raises:
        ValueError: an option's key is malformed, used twice or a column's, or there is none.
    """

    options: Options
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_options(self.key, self.options, least=1)
        if taken := TAKEN_BY_COLUMNS.intersection(o.key for o in offered(self.options)):
            raise ValueError(f"{self.key} has an option that is called like a column: {taken}")


@dataclass(frozen=True, kw_only=True)
class NumberScale(Common):
    """A number from `lowest` to `highest`; the two ends may be said in words as well.

    Raises:
        ValueError: it does not begin with 0 or 1, or has too few or too many numbers to print.
    """

    lowest: int = 1
    highest: int = 5
    lowest_label: str = ""
    highest_label: str = ""
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.lowest not in (0, 1) or not self.lowest < self.highest <= 10:
            raise ValueError(f"{self.key} has to go from 0 or 1 to 10 at most")


@dataclass(frozen=True, kw_only=True)
class Text(Common):
    """Words of the reader's own: one line (`lines=1`), several lines, or at most `words` words.

    Raises:
        ValueError: there is no line to write on, or no word allowed.
    """

    lines: int = 1
    words: int | None = None
    measures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.lines < 1 or (self.words is not None and self.words < 1):
            raise ValueError(f"{self.key} leaves no room to answer")

    @property
    def limit(self) -> int:
        """The most characters that an answer may have online."""
        return LINE_LIMIT if self.lines == 1 else TEXT_LIMIT


@dataclass(frozen=True, kw_only=True)
class Number(Common):
    """A number from `least` to `most`, with at most `places` digits after the point.

    Raises:
        ValueError: no number fits.
    """

    least: int | None = None
    most: int | None = None
    places: int = 0

    def __post_init__(self) -> None:
        _check_range(self.key, self.least, self.most)
        if not 0 <= self.places <= 4:
            raise ValueError(f"{self.key} has too many digits after the point")


@dataclass(frozen=True, kw_only=True)
class Money(Common):
    """An amount in pounds and pence, from nothing to `most` pounds.

    Raises:
        ValueError: no amount fits.
    """

    most: int | None = None

    def __post_init__(self) -> None:
        _check_range(self.key, 0, self.most)


@dataclass(frozen=True, kw_only=True)
class Date(Common):
    """A day: day, month and year."""


class Means(StrEnum):
    """What a `Contact` asks for."""

    NAME = "name"
    EMAIL = "email"
    TELEPHONE = "telephone"
    POSTCODE = "postcode"
    ADDRESS = "address"


@dataclass(frozen=True, kw_only=True)
class Contact(Common):
    """How to reach a person: kept as it is written."""

    means: Means

    @property
    def lines(self) -> int:
        """How many lines it takes to write."""
        return 4 if self.means == Means.ADDRESS else 1


@dataclass(frozen=True, kw_only=True)
class Consent(Common):
    """One box to tick by those who agree; `agreement` is what they agree to. Blank is no."""

    agreement: str


Field = Text | Number | Money | Date | Contact


@dataclass(frozen=True, kw_only=True)
class Rows(Common):
    """The same `fields` again and again, a row each time: at least `least` rows, at most `most`.

    The sheet prints `printed` of them. In a row that is begun, or has to be there, the `required`
    fields are filled in; a question that is `required` has one row at least.

    Raises:
        ValueError: there is nothing to fill in, nothing is needed in a row that is, or the numbers
            of rows don't fit each other.
    """

    fields: tuple[Field, ...]
    least: int = 0
    most: int = 10
    printed: int = 5

    def __post_init__(self) -> None:
        if not self.fields:
            raise ValueError(f"{self.key} has no fields")
        check_keys(self.key, [field.key for field in self.fields])
        if not 0 <= self.least <= self.printed <= self.most <= MOST_ROWS or self.printed < 1:
            raise ValueError(f"{self.key} can't have so many rows")
        if (self.required or self.least) and not any(field.required for field in self.fields):
            raise ValueError(f"{self.key} needs a row in which nothing is needed")
        if any(field.continues or field.depends_on for field in self.fields):
            raise ValueError(f"{self.key} has a field that is numbered or asked by itself")


Closed = Statements | Choice | Choices | NumberScale | Consent
Question = Closed | Field | Rows


def _check_range(key: str, least: int | None, most: int | None) -> None:
    if least is not None and most is not None and least > most:
        raise ValueError(f"{key} goes from {least} to {most}")
