"""Numbers and strings → how PDF spells them."""

from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):
    """An object of the file, already spelled; `spell` is asked when the file is written."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """What reportlab writes for it."""
        return self.text.encode("ascii")


def number(value: float) -> str:
    """A number with at most two decimals: a hundredth of a point can't be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def string(text: str) -> str:
    """A text string in UTF-16, byte order mark first."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def reference(document: Any, thing: Any) -> str:
    """How an object of the file is named by others; it becomes one if it isn't yet."""
    spelled = document.Reference(thing).format(document)
    return spelled.decode("ascii") if isinstance(spelled, bytes) else str(spelled)
