"""Words → blocks of lines: how any text on a sheet is set."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.answers import Answers
from forms.wording import (
    SOURCE_LANGUAGE,
    Pair,
    Phrase,
    Words,
    fill,
    language_of,
    parts_of,
    say,
    say_plural,
    with_english,
)
from printables.editions import Edition
from printables.languages import Direction, direction, long_date
from printables.text import Line, Style, lines
from printables.things import Placed, Role, Tag

TITLES = frozenset({"H1", "H2"})
NO_BREAK = "\u00a0"


@dataclass(frozen=True, kw_only=True)
class Block:
    """What never splits over two pages: a line, a row, a field. Places count from its top.

    `gap` (pt) is left free before it, but not at the top of a page. A block that `keeps` stands on
    the same page as the next one. `again` makes what is repeated above it where it begins a page.
    """

    height: float
    placed: tuple[Placed, ...]
    gap: float = 0.0
    keeps: bool = False
    again: "Callable[[], Block] | None" = None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """An edition in a language, the root of the sheet's tags, and what is answered already."""

    edition: Edition
    words: Words
    document: Tag
    answers: Answers = field(default_factory=dict)

    @property
    def direction(self) -> Direction:
        """The side where reading begins."""
        return direction(self.words.language)

    def tag(self, role: Role, text: str = "", parent: Tag | None = None) -> Tag:
        """A tag for a text, with its language where that isn't the sheet's."""
        spoken = language_of(text, self.words.language)
        language = "" if spoken == self.words.language else spoken
        return Tag(role=role, parent=parent or self.document, language=language)

    def say(self, message: str, **values: object) -> Phrase:
        """A message of ours in the sheet's language; a day is told as that language tells it."""
        return self._told(say(self.words, message), message, values)

    def say_plural(self, one: str, many: str, number: int, **values: object) -> Phrase:
        """The same for a message whose words depend on `{number}`."""
        values = {"number": number, **values}
        english = one if number == 1 else many
        return self._told(say_plural(self.words, one, many, number), english, values)

    def _told(self, template: Phrase, english: str, values: Mapping[str, object]) -> Phrase:
        """Values filled in; in two languages where the sheet speaks two."""
        told = fill(template, _spoken(values, template.language))
        return self.beside(
            Phrase(told, template.language), fill(english, _spoken(values, SOURCE_LANGUAGE))
        )

    def beside(self, text: Phrase, english: str) -> Phrase:
        """A text, with this English instead of its own where the sheet speaks two languages."""
        told = parts_of(text, self.words.language)[0]
        both = Phrase(told, told.language, english)
        return with_english(both) if self.edition.bilingual else both

    def leading(self, style: Style) -> float:
        """From one line of text to the next, in points."""
        edition = self.edition
        ltr = self.direction == "ltr"
        return style.size * (edition.leading if ltr else edition.leading_from_the_right)

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """A text's lines in its own language, or in both."""
        return tuple(line for _, line in self._lines(text, style, width))

    def place(
        self,
        text: str,
        style: Style,
        tag: Tag | None,
        *,
        x: float,
        y: float,
        width: float,
        close: bool = False,
    ) -> tuple[Placed, ...]:
        """A text's lines below one another, from `y` on.

        English on a page that is read from the right begins at the page's left; or, where it stands
        `close` to a box, its longest line ends where reading begins, below what it repeats.
        """
        leading = self.leading(style)
        broken = list(self._lines(text, style, width))
        tags = {} if tag is None else self._tags(text, tag)
        placed = []
        for n, (part, line) in enumerate(broken):
            aside = 0.0
            if self._from_the_other_side(text, part):
                own = (other.width for whose, other in broken if whose is part)
                aside = (max(own) if close else width) - line.width
            placed.append(
                Placed(
                    thing=line,
                    x=x + aside,
                    y=y + n * leading,
                    width=line.width,
                    height=leading,
                    tag=tags.get(part.language),
                )
            )
        return tuple(placed)

    def paragraph(
        self,
        text: str,
        style: Style,
        tag: Tag,
        *,
        x: float = 0.0,
        end: float = 0.0,
        gap: float = 0.0,
        keeps: bool = False,
    ) -> list[Block]:
        """A text as a block a line, `x` and `end` (pt) from the margins.

        In two languages all but titles stand close to each other, next to their boxes.
        """
        width = self.edition.measure - x - end
        placed = self.place(text, style, tag, x=x, y=0, width=width, close=tag.role not in TITLES)
        return line_by_line(placed, gap=gap, keeps=keeps)

    def _lines(self, text: str, style: Style, width: float) -> Iterator[tuple[Phrase, Line]]:
        """Each line with the part of the text that it belongs to."""
        parts = parts_of(text, self.words.language)
        most = self.edition.most_characters
        for part in parts:
            # A space ends the first of two texts, or its last word would join the next.
            said = str(part) if part is parts[-1] else f"{part} "
            for line in lines(said, part.language, style, width, most):
                yield part, line

    def _tags(self, text: str, tag: Tag) -> dict[str, Tag]:
        """The tag of each language: what comes second is a part of the first one's tag."""
        first, *others = parts_of(text, self.words.language)
        return {first.language: tag} | {
            other.language: Tag(role="Span", parent=tag, language=other.language)
            for other in others
        }

    def _from_the_other_side(self, text: str, part: Phrase) -> bool:
        return isinstance(text, Pair) and direction(part.language) != self.direction


def line_by_line(
    placed: tuple[Placed, ...], *, gap: float = 0.0, keeps: bool = False
) -> list[Block]:
    """Lines below one another as a block each: no page begins or ends with a single one of them."""
    last = len(placed) - 1
    return [
        Block(
            height=line.height,
            placed=(line.moved(0, -line.y),),
            gap=gap if place == 0 else 0.0,
            keeps=keeps if place == last else place in (0, last - 1) or last < 4,
        )
        for place, line in enumerate(placed)
    ]


def unbroken(text: str) -> str:
    """A telephone number, date or postcode that is never split over two lines."""
    return text.replace(" ", NO_BREAK)


def _spoken(values: Mapping[str, object], language: str) -> dict[str, object]:
    """Values as a language tells them."""
    return {name: _value(value, language) for name, value in values.items()}


def _value(value: object, language: str) -> object:
    if isinstance(value, date):
        return unbroken(long_date(value, language))
    if isinstance(value, Pair):
        return next(part for part in value.parts if part.language == language)
    return value
