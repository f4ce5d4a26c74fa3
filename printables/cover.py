"""What a version's first page says beside the form."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Names and addresses stay as they are in every language; every str may be "", left out then.

    `return_address` has a line an entry. `code` is as printed ("7K3M9QX", or "SPECIMEN"). `address`
    is what the square code leads to, without the page: "https://…/q/CODE/LANG/EDITION".
    """

    council: str
    project: str
    last_date: date | None
    return_address: tuple[str, ...]
    telephone: str
    code: str
    specimen: bool
    address: str
