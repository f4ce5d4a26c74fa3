"""Whom it is for, and what it says → a letter for a window envelope: a tagged PDF.

The address stands where British window envelopes show it (BS 4264: a window of 90 x 35 mm, 20 mm
from the left; in C5, 162 x 229 mm, 60 mm above the bottom; in DL, 110 x 220 mm, 18 mm above it). A
sheet that lies on the bottom of its envelope shows there, in mm from its top: folded once into C5
53.5 to 88.5, folded twice into DL 46 to 81; and from its left, wherever it has slipped, 20 to 91.
What stands between 55 and 81 mm shows in both, what goes down to 87 mm in C5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms.answers import is_unreadable
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, Words, say
from printables import plain
from printables.canvas import About, draw
from printables.documents.parts import Said
from printables.editions import EDITIONS, MM, Edition, editions_in
from printables.languages import direction
from printables.own_words import FROM_THE_RIGHT, from_the_right, printable
from printables.setting import Block, Setting
from printables.text import Line, Style, lines
from printables.things import Page, Placed, Writing

WINDOW_BEGINS = 46 * MM
WINDOW_LEFT = 22 * MM
WINDOW_TOP = 55 * MM
WINDOW_WIDTH = 68 * MM
WINDOW_DEPTH = 32 * MM
# What the letter says begins below the window, wherever the sheet has slipped: 102 mm in C5.
TEXT_TOP = 106 * MM
MOST_LINES = 8
LINES_TO_WRITE = 4
LONGEST = 1000  # characters: far more than any address, so that nothing long is laid out
# The address as large as it can be: a machine of the post reads 10 to 12 points.
SIZES = (12, 11, 10)
LEADING = 1.13  # from line to line, in sizes of the text

NAME_AND_ADDRESS = N_("Name and address")


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """From whom, and `to` whom: name and address, a line an entry."""

    council: str
    return_address: Sequence[str]
    to: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter's heading, what it is about (such as a form's title), and its paragraphs."""

    heading: Said
    about: str
    paragraphs: Sequence[Said]


def fits(to: Sequence[str]) -> bool:
    """Whether a name and address can be printed as they are, and show in the window."""
    whole = "\n".join(to)
    if not whole.strip() or len(whole) > LONGEST or not can_be_printed(whole):
        return False
    return len(_address(to)) <= MOST_LINES


def can_be_printed(text: str) -> bool:
    """Whether some font has each of a text's letters."""
    return not is_unreadable(text) and printable(text) == text


def render(letter: Letter, envelope: Envelope, words: Words, edition: str = "standard") -> bytes:
    """Prints a letter in the sizes of an edition; in two languages where the edition has two.

    Raises:
        ValueError: the address does not fit the window.
        NoGlyphError: no font has one of the characters of the council's name or address.
    """
    about = About(
        title=say(words, letter.heading.message, **letter.heading.values),
        author=envelope.council,
        language=words.language,
        direction=direction(words.language),
    )
    numbers = EDITIONS[edition if edition in editions_in(words.language) else "standard"]
    return draw(lay_out(letter, envelope, words, numbers), about, numbers)


def lay_out(letter: Letter, envelope: Envelope, words: Words, edition: Edition) -> tuple[Page, ...]:
    """The pages of a letter: one, but for the longest words.

    Raises:
        ValueError: the address does not fit the window.
    """
    setting = plain.begin(edition, words)
    return plain.pages((opening(envelope, setting), *_text(letter, setting)), setting)


def opening(envelope: Envelope, setting: Setting) -> Block:
    """How a letter begins: who writes, and the address in its window.

    Where nobody is named yet, there are lines in the window to write name and address on.

    Raises:
        ValueError: the address does not fit the window.
    """
    edition = setting.edition
    window = _window(envelope.to, setting) if envelope.to else (_lines_to_write(setting),)
    if setting.direction == "rtl":
        # On the left in every language, because the window is there: mirrored twice.
        window = tuple(placed.mirrored(edition.width) for placed in window)
    shown = (placed.moved(-edition.side, -edition.top) for placed in window)
    return Block(height=TEXT_TOP - edition.top, placed=(*_head(envelope, setting), *shown))


def _head(envelope: Envelope, setting: Setting) -> tuple[Placed, ...]:
    """Who writes, and where what can't be delivered goes back to: above every window.

    The post reads it, so that a long one is set in smaller letters, as the address is.
    """
    found = _set_head(envelope, setting, setting.edition.body.size)
    for size in SIZES:
        if setting.edition.top + found[-1].y + found[-1].height <= WINDOW_BEGINS:
            break
        found = _set_head(envelope, setting, size)
    return found


def _set_head(envelope: Envelope, setting: Setting, size: float) -> tuple[Placed, ...]:
    edition, y = setting.edition, 0.0
    address = ", ".join(line for line in envelope.return_address if line != envelope.council)
    found: list[Placed] = []
    for text, style in ((envelope.council, edition.council), (address, edition.body)):
        said = Phrase(text, SOURCE_LANGUAGE)
        tag = setting.tag("P", said)
        smaller = replace(style, size=min(style.size, size))
        found += setting.place(said, smaller, tag, x=0.0, y=y, width=edition.measure)
        y = found[-1].y + found[-1].height
    return tuple(found)


def _window(to: Sequence[str], setting: Setting) -> tuple[Placed, ...]:
    """The address where the window shows it."""
    if not fits(to):
        raise ValueError("The address does not fit the window of an envelope.")
    shown = _address(to)
    tag = setting.tag("P", Phrase("\n".join(to), SOURCE_LANGUAGE))
    height = shown[0].style.size * LEADING
    return tuple(
        Placed(
            thing=line,
            x=WINDOW_LEFT,
            y=WINDOW_TOP + number * height,
            width=line.width,
            height=height,
            tag=tag,
        )
        for number, line in enumerate(shown)
    )


def _lines_to_write(setting: Setting) -> Placed:
    """Lines in the window, for a name and an address that are written by hand."""
    label = setting.say(NAME_AND_ADDRESS)
    field = replace(setting.tag("Form", label), field="tv", description=label)
    return Placed(
        thing=Writing(LINES_TO_WRITE),
        x=WINDOW_LEFT,
        y=WINDOW_TOP,
        width=WINDOW_WIDTH,
        height=WINDOW_DEPTH,
        tag=field,
    )


def _text(letter: Letter, setting: Setting) -> Iterator[Block]:
    edition = setting.edition
    heading = _said(letter.heading, setting)
    yield from setting.paragraph(heading, edition.section, setting.tag("H1", heading), keeps=True)
    about, gap = letter.about, edition.before_paragraph
    yield from setting.paragraph(about, edition.strong, setting.tag("P", about), gap=gap)
    for paragraph in letter.paragraphs:
        text = _said(paragraph, setting)
        yield from setting.paragraph(text, edition.body, setting.tag("P", text), gap=gap)


def _said(said: Said, setting: Setting) -> Phrase:
    return setting.say(said.message, **said.values)


def _address(to: Sequence[str]) -> tuple[Line, ...]:
    """The lines of an address in the largest letters in which they fit the window."""
    found: tuple[Line, ...] = ()
    for size in SIZES:
        # A space ends a line, or its last word would join the next one's when it is read out.
        said = [*(f"{text} " for text in to[:-1]), to[-1]]
        found = tuple(line for text in said for line in _broken(text, size))
        fitting = min(MOST_LINES, WINDOW_DEPTH // (size * LEADING))
        if len(found) <= fitting:
            break
    return found


def _broken(text: str, size: float) -> tuple[Line, ...]:
    """A line of an address, in its own direction; broken where it is too long."""
    spoken = FROM_THE_RIGHT if from_the_right(text) else SOURCE_LANGUAGE
    return lines(text, spoken, Style(size), WINDOW_WIDTH, LONGEST)
