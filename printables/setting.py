"""Words → blocks of lines: how any text on a sheet is set."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from forms.wording import Phrase, Words, language_of, say, say_plural
from printables.editions import Edition
from printables.languages import Direction, direction
from printables.text import Line, Style, lines
from printables.things import Placed, Role, Tag


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
    """An edition in a language, and the root of the sheet's tags."""

    edition: Edition
    words: Words
    document: Tag

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
        """A message of ours in the sheet's language."""
        return say(self.words, message, **values)

    def say_plural(self, one: str, many: str, number: int, **values: object) -> Phrase:
        """The same for a message whose words depend on `{number}`."""
        return say_plural(self.words, one, many, number, **values)

    def leading(self, style: Style) -> float:
        """From one line of text to the next, in points."""
        return style.size * self.edition.leading

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """A text's lines in its own language."""
        language = language_of(text, self.words.language)
        return lines(str(text), language, style, width, self.edition.most_characters)

    def place(
        self, text: str, style: Style, tag: Tag | None, *, x: float, y: float, width: float
    ) -> tuple[Placed, ...]:
        """A text's lines below one another, from `y` on."""
        leading = self.leading(style)
        return tuple(
            Placed(thing=line, x=x, y=y + n * leading, width=line.width, height=leading, tag=tag)
            for n, line in enumerate(self.lines(text, style, width))
        )

    def paragraph(
        self,
        text: str,
        style: Style,
        tag: Tag,
        *,
        x: float = 0.0,
        gap: float = 0.0,
        keeps: bool = False,
    ) -> list[Block]:
        """A text as a block a line. No page begins or ends with a single line of it."""
        placed = self.place(text, style, tag, x=x, y=0, width=self.edition.measure - x)
        last = len(placed) - 1
        return [
            Block(
                height=line.height,
                placed=(replace(line, y=0.0),),
                gap=gap if place == 0 else 0.0,
                keeps=keeps if place == last else place in (0, last - 1) or last < 4,
            )
            for place, line in enumerate(placed)
        ]
