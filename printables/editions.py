"""The numbers of each edition, all in points. An edition is data: another one is an entry here.

Sources: UKAAF (clear print 14 pt, nothing under 12; large print 18 pt; left aligned), RNIB (lines
of 60 to 70 characters), Stats NZ (3 mm between fields), GDS's print form (5.5 mm boxes), SDAPS
(corners).
"""

from dataclasses import dataclass, replace

from forms.wording import SOURCE_LANGUAGE
from printables.text import Style

MM = 72 / 25.4
LEAST_BETWEEN_FIELDS = 3 * MM
# Room above and below a row of a grid, so that its boxes stand as far apart as fields.
LEAST_ROW = 1.2 * MM
TIGHT_OPTIONS = 0.4


@dataclass(frozen=True, kw_only=True)
class Edition:
    """How a version is printed."""

    # The page, and the rectangle in which a form is laid out.
    width: float = 210 * MM
    height: float = 297 * MM
    side: float = 18 * MM
    top: float = 17 * MM
    bottom: float = 258 * MM
    # Every page's frame: corner marks, and a footer with the square code at its end. A staple goes
    # into the 15 mm from the top and from a side, where nothing is printed.
    corner_side: float = 10 * MM
    corner_top: float = 15 * MM
    corner_bottom: float = 12 * MM
    corner_arm: float = 20 * MM
    footer_top: float = 263 * MM
    square: float = 19 * MM
    # A thin line this far above the footer, so that its title is not read as an answer.
    above_footer: float = 1 * MM
    corner_line: float = 1
    frame_line: float = 1
    frame: float = 3 * MM
    rule_line: float = 0.5
    # Text.
    most_characters: int = 70
    # From line to line, in sizes of the text; Arabic letters have marks high above and far below.
    leading: float = 1.36
    leading_from_the_right: float = 1.6
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
    # A grid: the room at the sides of its cells, above and below its rows, the part of the width
    # that its options take at least, and the narrowest column for statements.
    cell: float = 1.4 * MM
    banner: float = 2 * MM
    row: float = 1.7 * MM
    options: float = 0.5
    statements: float = 55 * MM
    grid: bool = True
    # The first page says where to send the form as an envelope does: a line an entry.
    envelope: bool = True
    # No page ends between a question and its boxes.
    whole: bool = False
    # Filled in on a computer; or printed with English beside the sheet's language.
    fillable: bool = False
    bilingual: bool = False

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        """The height of a page's text."""
        return self.bottom - self.top

    def tightened(self, share: float) -> "Edition":
        """The same with this share of the room between things; sizes and fields stay.

        Addresses take fewer lines, and the statements of a grid more of its width.
        """
        return replace(
            self,
            before_section=share * self.before_section,
            before_question=share * self.before_question,
            before_closing=share * self.before_closing,
            before_item=max(share * self.before_item, LEAST_BETWEEN_FIELDS),
            before_paragraph=share * self.before_paragraph,
            before_note=share * self.before_note,
            frame=share * self.frame,
            row=max(share * self.row, LEAST_ROW),
            options=TIGHT_OPTIONS,
            envelope=False,
        )


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

LARGE = Edition(
    council=Style(18, bold=True),
    title=Style(26, bold=True),
    section=Style(22, bold=True),
    question=Style(18, bold=True),
    body=Style(18),
    strong=Style(18, bold=True),
    column=Style(18),
    small=Style(18),
    notice=Style(18, bold=True),
    bottom=249 * MM,
    footer_top=254 * MM,
    bullet=8 * MM,
    box=8 * MM,
    box_line=1.6,
    between_fields=4 * MM,
    beside_box=2 * MM,
    writing_pitch=13 * MM,
    writing_line=1,
    before_section=11 * MM,
    before_question=10 * MM,
    before_closing=8 * MM,
    before_item=8 * MM,
    before_paragraph=4 * MM,
    before_note=2 * MM,
    grid=False,
    whole=True,
)

EDITIONS = {
    "standard": STANDARD,
    "large": LARGE,
    # Those who read with their ears lose a grid's headers in a form.
    "fillable": replace(STANDARD, grid=False, fillable=True),
    # Two languages take a line more at the foot, and too much room for a grid.
    "bilingual": replace(
        STANDARD, grid=False, bilingual=True, bottom=252 * MM, footer_top=257 * MM
    ),
}


def editions_in(language: str) -> tuple[str, ...]:
    """The editions that there are in a language: English needs no English beside it."""
    return tuple(
        name
        for name, edition in EDITIONS.items()
        if not edition.bilingual or language != SOURCE_LANGUAGE
    )
