"""What a version's first and last page say beside the form."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from forms.wording import N_

Postage = Literal["", "freepost", "stamp"]
# What stands in a sentence in place of a number that nobody has said.
NO_TELEPHONE = N_("[the council's telephone number]")


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Names and addresses stay as they are in every language; every str may be "", left out then.

    `return_address` has a line an entry, `hand_in` a place an entry. `code` is as printed
    ("7K3M9QX", or "SPECIMEN"). `address` is what the square code leads to, without the page:
    "https://…/q/CODE/LANG/EDITION". `fingerprint` is the version's: a form that is filled in on a
    computer carries it, and is sent back to `email`.

    `formats` and `privacy` are the council's own sentences on other languages and formats, and on
    who sees the answers; where they are empty, ours are said. `slip` adds a leaf, to be cut off,
    for those who want an answer to an anonymous form. Of a numbered or started sheet there are no
    `copies`. One that was `begun` online may also be finished and sent there.
    """

    council: str
    project: str
    last_date: date | None
    return_address: tuple[str, ...]
    telephone: str
    code: str
    specimen: bool
    address: str
    fingerprint: str = ""
    postage: Postage = ""
    hand_in: tuple[str, ...] = ()
    email: str = ""
    formats: str = ""
    privacy: str = ""
    slip: bool = False
    copies: bool = True
    begun: bool = False
