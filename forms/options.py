"""What a question offers to tick → options, the lines of a scale, and a project's own lists."""

import re
from dataclasses import dataclass

KEY = re.compile(r"[a-z][a-z0-9_]{0,31}")
OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,31}")


def check_keys(what: str, keys: list[str], shape: re.Pattern[str] = KEY) -> None:
    """Raises ValueError where a key is malformed or used twice."""
    for key in keys:
        if not shape.fullmatch(key):
            raise ValueError(f"{what} has a malformed key: {key!r}")
    if len(set(keys)) != len(keys):
        raise ValueError(f"{what} has the same key twice: {keys}")


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to tick. The key is stored for ever; the label is what is read.

    `alone`: it can't be ticked with another ("None of these"). `says`: whoever ticks it is asked to
    say more in words ("Other, please say").
    """

    key: str
    label: str
    alone: bool = False
    says: bool = False


@dataclass(frozen=True, kw_only=True)
class From:
    """A project's own list to choose from, put in at publishing (`forms.lists`).

    `name` is "criteria", "meetings" or "measures". Until then `gaps` stand in its place, for all
    to see. `measures`: the outcomes that each statement made of it gives evidence for.
    """

    name: str
    gaps: tuple[Option, ...]
    measures: tuple[str, ...] = ()

    def stated(self, options: tuple[Option, ...]) -> "tuple[Statement, ...]":
        """Options of the list as statements."""
        return tuple(Statement(key=o.key, label=o.label, measures=self.measures) for o in options)


Options = tuple[Option, ...] | From


def offered(options: Options) -> tuple[Option, ...]:
    """The options themselves, or the gaps of a list that isn't put in yet."""
    return options.gaps if isinstance(options, From) else options


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One line of a `Statements` question. `measures` names the outcomes it gives evidence for."""

    key: str
    label: str
    measures: tuple[str, ...] = ()


Lines = tuple[Statement, ...] | From


def stated(lines: Lines) -> tuple[Statement, ...]:
    """The statements themselves, or the gaps of a list that isn't put in yet."""
    return lines.stated(lines.gaps) if isinstance(lines, From) else lines


def check_options(key: str, options: Options, least: int = 2) -> None:
    """Raises ValueError where a key is malformed or used twice, or there is too little to tick."""
    if len(offered(options)) < least:
        raise ValueError(f"{key} has fewer options than {least}")
    check_keys(key, [option.key for option in offered(options)], OPTION_KEY)
