"""What a letter says, and the room for what nobody has said → blocks of lines."""

from collections.abc import Iterator

from forms.wording import SOURCE_LANGUAGE, Phrase
from printables.documents.parts import Gap, Said, Words
from printables.setting import Block, Setting
from printables.text import Style
from printables.things import Placed, Role, Tag, Writing
from printables.writing import TALLEST_FIELD


def told(text: Words, setting: Setting) -> Phrase:
    """A text in the reader's language or in its own; names and the like are English."""
    if isinstance(text, Said):
        return setting.say(text.message, **text.values)
    return text if isinstance(text, Phrase) else Phrase(text, SOURCE_LANGUAGE)


def written(
    part: Words | Gap,
    role: Role,
    setting: Setting,
    *,
    parent: Tag | None = None,
    style: Style | None = None,
    x: float = 0.0,
    end: float = 0.0,
    gap: float = 0.0,
    keeps: bool = False,
) -> list[Block]:
    """A text, or a gap with lines to write on below its name; `x`, `end` (pt) from the margins."""
    edition = setting.edition
    if isinstance(part, Gap):
        text, style, keeps = told(part.wanted, setting), edition.strong, part.lines > 0
    else:
        text = told(part, setting)
    tag = setting.tag(role, text, parent)
    said = setting.paragraph(text, style or edition.body, tag, x=x, end=end, gap=gap, keeps=keeps)
    return [*said, *_lines(part.lines, setting, x, end)] if isinstance(part, Gap) else said


def _lines(lines: int, setting: Setting, x: float, end: float) -> Iterator[Block]:
    """Lines to write on, clear of what follows; in one field unless it is higher than a page.

    They are not read aloud: what is wanted is.
    """
    edition = setting.edition
    width = edition.measure - x - end
    most = int(edition.depth * TALLEST_FIELD / edition.writing_pitch)
    while lines:
        high = min(lines, most)
        height = high * edition.writing_pitch
        field = Placed(thing=Writing(high), x=x, y=0.0, width=width, height=height)
        yield Block(height=height + edition.between_fields, placed=(field,))
        lines -= high
