"""A PDF that somebody filled in on a computer → its answers as they were ticked and typed.

A file from outside may be made to do harm: it is read in a process of its own, which may use only
so much memory and time. Scripts, attachments and XFA in it are never looked at.
"""

import json
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

from forms.answers import join
from forms.wording import N_
from printables.names import SPECIMEN, read_field, read_form

# A form that is filled in takes less than a megabyte.
MOST_BYTES = 10_000_000
# What reading a file may take: memory in bytes, processor and clock in seconds. A form takes a
# fifth of that memory and half a second.
MOST_MEMORY = 500_000_000
MOST_SECONDS = 3
MOST_WAITING = 20
# What one stream in it may unpack to, in bytes.
MOST_UNPACKED = 50_000_000
# More letters than all answers to a form.
MOST_LETTERS = 5_000_000

OFF = "Off"  # no option's key: those have small letters
DAY_PARTS = ("day", "month", "year")

TOO_BIG = N_(
    "This file is bigger than 10 MB, far more than a filled-in form. Check that it is the right "
    "file. If it is, key the answers by hand."
)
NOT_A_PDF = N_(
    "This file is not a PDF. Ask for the form to be sent again as the PDF file that was filled in."
)
UNSAFE = N_(
    "This PDF can't be opened safely: it is damaged, or it unpacks to far more than a form holds. "
    "Ask the sender to open the form, save it again as a PDF, and send that."
)
LOCKED = N_("This PDF is locked with a password. Ask for it to be sent again without a password.")
FLAT = N_(
    "This PDF has no fields to read. It may have been printed as a PDF, or scanned. Ask for the "
    "file that was filled in, or print it and key it like paper."
)
FOREIGN = N_("This PDF is not one of our fillable forms. Check that it is the right file.")
SPECIMEN_ONLY = N_(
    "This PDF is a specimen, made to be looked at. It can't be counted. Put it aside and tell the "
    "project."
)
SEVERAL = N_("There is more than one form in this PDF. Ask for each form as a file of its own.")


class NotRead(ValueError):
    """A file that isn't read; its message, marked for the catalogues, says what to do next."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a filled-in file holds.

    `fingerprint` is the beginning of the version's. `typed` has what was answered by item key, as
    a browser would send it: an option's key, several with spaces between them, a date's parts
    joined (`forms.answers.join`), text as typed.
    """

    code: str
    fingerprint: str
    language: str
    typed: dict[str, str]


def read_file(path: Path) -> Filled:
    """Reads a file, but not one that is too big.

    Raises:
        NotRead: it is no filled-in form of ours.
        OSError: it can't be opened.
    """
    with path.open("rb") as file:
        return read(file.read(MOST_BYTES + 1))


def read(data: bytes) -> Filled:
    """Reads the bytes of a file.

    Raises:
        NotRead: it is no filled-in form of ours.
    """
    if len(data) > MOST_BYTES:
        raise NotRead(TOO_BIG)
    command = [sys.executable, "-m", "printables.filled"]
    house = Path(__file__).parent.parent
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            command, input=data, capture_output=True, check=False, cwd=house, timeout=MOST_WAITING
        )
    except subprocess.TimeoutExpired as error:
        raise NotRead(UNSAFE) from error
    if done.returncode < 0:  # it was stopped
        raise NotRead(UNSAFE)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    found = json.loads(done.stdout)
    if isinstance(found, str):
        raise NotRead(found)
    return Filled(**found)


def main() -> None:
    """Reads a file from standard input and writes what it holds, or why not, as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    set_qpdf_limits(flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED)
    said: dict[str, Any] | str
    try:
        said = asdict(parse(sys.stdin.buffer.read()))
    except NotRead as refused:
        said = str(refused)
    except (MemoryError, RecursionError):
        said = UNSAFE
    sys.stdout.write(json.dumps(said))


def parse(data: bytes) -> Filled:
    """Reads a file in this very process.

    Raises:
        NotRead: it is no filled-in form of ours.
    """
    # Readers take it where the header stands within the first kilobyte.
    if b"%PDF-" not in data[:1024]:
        raise NotRead(NOT_A_PDF)
    try:
        with pikepdf.open(BytesIO(data)) as file:
            if file.is_encrypted:
                raise NotRead(LOCKED)
            return _answers(_form(file))
    except NotRead:
        raise
    except pikepdf.PasswordError as error:
        raise NotRead(LOCKED) from error
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotRead(UNSAFE) from error


def _form(file: pikepdf.Pdf) -> Any:
    """The field that all others lie below."""
    forms: Any = file.Root.get("/AcroForm")
    fields = list(forms.get("/Fields", [])) if isinstance(forms, pikepdf.Dictionary) else []
    if not fields:
        raise NotRead(FLAT)
    names = [str(field.get("/T", "")) for field in fields]
    if SPECIMEN in names:
        raise NotRead(SPECIMEN_ONLY)
    ours = [field for field, name in zip(fields, names, strict=True) if read_form(name)]
    if not ours:
        raise NotRead(FOREIGN)
    if len(ours) > 1:
        raise NotRead(SEVERAL)
    return ours[0]


def _answers(form: Any) -> Filled:
    name = read_form(str(form.T))
    if name is None:
        raise NotRead(FOREIGN)
    typed: dict[str, dict[str, str]] = {}
    boxes = set()
    for field in form.get("/Kids", []):
        item, part = read_field(str(field.get("/T", "")))
        if value := _ticked(field) if field.get("/FT") == "/Btn" else _written(field):
            typed.setdefault(item, {})[part] = value
        if field.get("/FT") == "/Btn":
            boxes.add(item)
    if sum(len(text) for parts in typed.values() for text in parts.values()) > MOST_LETTERS:
        raise NotRead(UNSAFE)
    return Filled(
        **name._asdict(),
        typed={
            item: " ".join(parts.values()) if item in boxes else _joined(parts)
            for item, parts in typed.items()
        },
    )


def _ticked(field: Any) -> str:
    """The key of the option that is ticked; some programs only say so at its box."""
    states = [field.get("/V"), *(box.get("/AS") for box in field.get("/Kids", [field]))]
    keys = (str(state).removeprefix("/") for state in states if isinstance(state, pikepdf.Name))
    return next((key for key in keys if key != OFF), "")


def _written(field: Any) -> str:
    value = field.get("/V")
    return str(value) if isinstance(value, pikepdf.String) else ""


def _joined(parts: dict[str, str]) -> str:
    """The parts of a date, or lines that went on overleaf."""
    if parts.keys() & set(DAY_PARTS):
        return join([parts.get(part, "") for part in DAY_PARTS])
    return "\n".join(parts.values())


if __name__ == "__main__":
    main()
