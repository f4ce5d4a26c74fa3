"""Numbers of copies, as an officer types them by language and edition → what is to be printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app import printing
from app.offering import EDITIONS
from app.outgoing.handing_out import Wanted
from app.publishing import Published
from forms import written
from forms.wording import N_

MOST_COPIES = 500
# Each of these is laid out by itself.
MOST_NUMBERED = 40
NO_NUMBER = N_("Write how many copies you need, as a number from 0 to {most}.")
NOTHING = N_("Write how many copies you need, in one field at least.")
TOO_MANY = N_("At most {most} copies are printed together. Write smaller numbers.")
TOO_MANY_NUMBERED = N_(
    "Copies with numbers of their own are printed {most_numbered} together at most. Write smaller "
    "numbers."
)

# What the messages name.
LIMITS = {"most": MOST_COPIES, "most_numbered": MOST_NUMBERED}


@dataclass(frozen=True)
class Field:
    """Where the number of copies in a language and an edition is typed."""

    version: Published
    language: str
    edition: str

    @property
    def name(self) -> str:
        """Its name on the page."""
        return f"copies_{self.version.code}_{self.language}_{self.edition}"

    @property
    def label(self) -> str:
        """How the edition is called (a message)."""
        return EDITIONS[self.edition]


def fields(version: Published) -> dict[str, list[Field]]:
    """The fields for a version, by language."""
    return {
        language: [Field(version, language, name) for name in printing.on_paper(version, language)]
        for language in version.languages
    }


def read(
    versions: Iterable[Published], typed: Mapping[str, str]
) -> tuple[list[Wanted], dict[str, str]]:
    """What is to be printed, and what is wrong with what was typed: a message by the field's name.

    What the messages name is in `LIMITS`.
    """
    every = [field for version in versions for own in fields(version).values() for field in own]
    numbers = [(field, number(typed.get(field.name, ""), MOST_COPIES)) for field in every]
    problems = {field.name: NO_NUMBER for field, found in numbers if found is None}
    wanted = [
        Wanted(version=field.version, language=field.language, edition=field.edition, copies=copies)
        for field, copies in numbers
        if copies
    ]
    if not problems and (problem := _problem(wanted)):
        problems = {first_of(wanted) if wanted else every[0].name: problem}
    return wanted, problems


def first_of(wanted: Sequence[Wanted]) -> str:
    """The name of the field in which the first of these was typed."""
    one = wanted[0]
    return Field(one.version, one.language, one.edition).name


def _problem(wanted: Sequence[Wanted]) -> str:
    """What is wrong with them together; "" for nothing."""
    if not wanted:
        return NOTHING
    if sum(one.copies for one in wanted) > MOST_COPIES:
        return TOO_MANY
    numbered = sum(one.copies for one in wanted if not one.version.anonymous)
    return TOO_MANY_NUMBERED if numbered > MOST_NUMBERED else ""


def number(typed: str, most: int) -> int | None:
    """A whole number that was typed, 0 for an empty field; None where it is none, or too large."""
    found = written.number(typed) if typed.strip() else "0"
    return int(found) if found and found.isdecimal() and int(found) <= most else None
