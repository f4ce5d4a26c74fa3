"""The numbers of each edition, all in points. An edition is data: another one is an entry here.

Sources: UKAAF (clear print 14 pt, nothing under 12, left aligned), RNIB (lines of 60 to 70
characters), Stats NZ (3 mm between fields), GDS's print form (5.5 mm boxes), SDAPS (corners).
"""

from dataclasses import dataclass

from printables.text import Style

MM = 72 / 25.4


@dataclass(frozen=True, kw_only=True)
class Edition:
    """How a version is printed."""

    # The page, and the rectangle in which a form is laid out.
    width: float = 210 * MM
    height: float = 297 * MM
    side: float = 18 * MM
    top: float = 17 * MM
    bottom: float = 259 * MM
    # Every page's frame: corner marks, and a footer with the square code at its end.
    corner_side: float = 10 * MM
    corner_top: float = 12 * MM
    corner_arm: float = 20 * MM
    footer_top: float = 263 * MM
    square: float = 19 * MM
    corner_line: float = 1
    frame_line: float = 1
    rule_line: float = 0.5
    # Text.
    most_characters: int = 70
    leading: float = 1.36
    council: Style
    title: Style
    section: Style
    question: Style
    body: Style
    strong: Style
    column: Style
    small: Style
    notice: Style
    bullet: float = 6 * MM
    # Fields.
    box: float = 6 * MM
    box_line: float = 1.2
    between_fields: float = 3.2 * MM
    beside_box: float = 1.6 * MM
    writing_pitch: float = 9 * MM
    writing_line: float = 0.7
    # Room before things.
    before_section: float = 8 * MM
    before_question: float = 7 * MM
    before_closing: float = 6 * MM
    before_item: float = 5 * MM
    before_paragraph: float = 2.4 * MM
    before_note: float = 1 * MM
    # A grid: the room at the sides of its cells, above and below its rows, and the narrowest
    # column for statements.
    cell: float = 1.4 * MM
    banner: float = 2 * MM
    row: float = 1.7 * MM
    statements: float = 55 * MM
    grid: bool = True

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        """The height of a page's text."""
        return self.bottom - self.top


STANDARD = Edition(
    council=Style(14, bold=True),
    title=Style(22, bold=True),
    section=Style(17, bold=True),
    question=Style(14, bold=True),
    body=Style(14),
    strong=Style(14, bold=True),
    column=Style(12),
    small=Style(12),
    notice=Style(12, bold=True),
)

EDITIONS = {"standard": STANDARD}
