"""An item that is answered in words or figures → lines or boxes to write in."""

from collections.abc import Iterator
from dataclasses import replace

from forms.model import Contact, Date, Item, Means, Money, Number, Text
from forms.wording import N_
from printables.labels import numbered_label, read_aloud
from printables.own_words import from_the_right, own_lines
from printables.setting import Block, Setting
from printables.started import written
from printables.things import Placed, Tag, Writing

# A writing field that is higher than this part of a page goes on overleaf.
TALLEST_FIELD = 0.8
# How wide a figure is that somebody writes, in parts of the room between two lines.
FIGURE = 0.62
# Figures and letters for which there is room: where a form doesn't say how many there may be, at
# least, and in a postcode.
FIGURES = 8
LEAST_FIGURES = 4
POSTCODE = 7
# The part of the text's width that an answer takes which is never long.
SHORT = {Means.POSTCODE: 0.35, Means.TELEPHONE: 0.6}
PARTS = {"day": (N_("Day"), 2), "month": (N_("Month"), 2), "year": (N_("Year"), 4)}
POUND = "£"
POUNDS = N_("in pounds")


def writing(
    item: Item, setting: Setting, parent: Tag | None = None, *, x: float = 0.0
) -> Iterator[Block]:
    """Where an item is written, `x` (pt) from the margin.

    Raises:
        ValueError: the item is ticked, not written.
    """
    width = setting.edition.measure - x
    match item.question:
        case Date():
            yield _day(item, setting)
        case Number() | Money():
            yield _figures(item, setting)
        case Contact(means=means, lines=lines):
            width *= SHORT.get(means, 1)
            yield from _lines(item, lines, setting, parent, x=x, width=width)
        case Text(lines=lines):
            yield from _lines(item, lines, setting, parent, x=x, width=width)
        case _:
            raise ValueError(f"{item.key} is not written")


def box(
    item: Item, setting: Setting, parent: Tag, *, x: float, y: float, width: float, lines: int = 1
) -> tuple[Placed, ...]:
    """A box to write in, an amount's pound sign before it. It grows with what is written in it."""
    edition = setting.edition
    shown: tuple[Placed, ...] = ()
    if isinstance(item.question, Money):
        down = y + (edition.writing_pitch - setting.leading(edition.body)) / 2
        (pound,) = setting.place(POUND, edition.body, parent, x=x, y=down, width=width)
        room = pound.width + edition.beside_box
        width -= room
        # A pound sign stands to the left of its figures in every language.
        if setting.direction == "rtl":
            shown = (pound.moved(width + edition.beside_box, 0),)
        else:
            shown, x = (pound,), x + room
    return (*shown, _box(item, setting, parent, x=x, y=y, width=width, lines=lines))


def figures_in(item: Item) -> int:
    """For how many figures an item needs room, the decimal point and a minus sign among them."""
    question = item.question
    if not isinstance(question, Number | Money):
        return FIGURES
    places = question.places if isinstance(question, Number) else 2
    least = question.least if isinstance(question, Number) else 0
    if question.most is None or least is None:
        return FIGURES
    whole = max(len(str(least)), len(str(question.most)))
    return max(LEAST_FIGURES, whole + (places + 1 if places else 0))


def width_of(figures: int, setting: Setting) -> float:
    """The width (pt) of a box for so many figures."""
    edition = setting.edition
    return figures * FIGURE * edition.writing_pitch + 2 * edition.beside_box


def _figures(item: Item, setting: Setting) -> Block:
    """A box that is as wide as its figures."""
    edition = setting.edition
    own = own_lines(written(item, setting.answers), setting, edition.measure)
    typed = max((line.width for line in own), default=0.0) + 2 * edition.beside_box
    width = max(width_of(figures_in(item), setting), typed)
    if isinstance(item.question, Money):
        width += width_of(1, setting)
    placed = box(item, setting, setting.tag("P"), x=0.0, y=0.0, width=width)
    return Block(height=_depth(placed), placed=placed, gap=edition.before_paragraph)


def _day(item: Item, setting: Setting) -> Block:
    """A box each for day, month and year, each below its name."""
    edition = setting.edition
    placed: tuple[Placed, ...] = ()
    x = 0.0
    between = edition.between_fields + edition.beside_box
    room = edition.measure / len(item.parts) - between
    names = [setting.say(PARTS[part][0]) for part in item.parts]
    high = max(len(setting.lines(name, edition.body, room)) for name in names)
    for part, name in zip(item.parts, names, strict=True):
        tag = setting.tag("P", name)
        said = setting.place(name, edition.body, tag, x=x, y=0, width=room, close=True)
        width = width_of(PARTS[part][1], setting)
        top = high * setting.leading(edition.body) + edition.before_note
        field = _box(item, setting, tag, x=x, y=top, width=width, part=part, name=name)
        placed += (*said, field)
        x += max(width, *(line.width for line in said)) + between
    return Block(height=_depth(placed), placed=placed, gap=edition.before_note)


def _box(
    item: Item,
    setting: Setting,
    parent: Tag,
    *,
    x: float,
    y: float,
    width: float,
    lines: int = 1,
    part: str = "",
    name: str = "",
) -> Placed:
    edition = setting.edition
    text = written(item, setting.answers, part)
    own = own_lines(text, setting, width - 2 * edition.beside_box)
    high = max(lines, len(own))
    return Placed(
        thing=Writing(high, own, boxed=True, from_right=from_the_right(text), text=text),
        x=x,
        y=y,
        width=width,
        height=high * edition.writing_pitch,
        tag=_field(item, setting, parent, name),
        item=item.key,
        option=part,
    )


def _lines(
    item: Item, lines: int, setting: Setting, parent: Tag | None, *, x: float, width: float
) -> Iterator[Block]:
    """Lines to write on, in one field unless it is higher than a page.

    What is filled in on a computer has a frame instead of lines: typed ones don't keep to them.
    """
    edition = setting.edition
    text = written(item, setting.answers)
    boxed = edition.fillable
    frame = 2 * edition.beside_box if boxed else 0.0
    own = own_lines(text, setting, width - frame)
    left = max(lines, len(own))
    most = int(edition.depth * TALLEST_FIELD / edition.writing_pitch)
    whole = left <= most
    tag = _field(item, setting, setting.tag("P", parent=parent))
    gap = edition.before_paragraph if boxed else 0.0
    while left:
        part = min(left, most)
        height = part * edition.writing_pitch
        thing = Writing(
            part,
            own[:part],
            boxed=boxed,
            from_right=from_the_right(text),
            text=text if whole else "".join(line.text for line in own[:part]),
        )
        field = Placed(
            thing=thing,
            x=x,
            y=0.0,
            width=width,
            height=height,
            tag=tag,
            item=item.key,
        )
        yield Block(height=height + edition.writing_line, placed=(field,), gap=gap)
        left, own, gap = left - part, own[part:], edition.between_fields


def _field(item: Item, setting: Setting, parent: Tag, name: str = "") -> Tag:
    """What says aloud what is to be written; `name` is that of a part."""
    label = numbered_label(item.number, item.label)
    unit = setting.say(POUNDS) if isinstance(item.question, Money) else name
    said = read_aloud(setting, *filter(None, (label, unit)))
    return replace(setting.tag("Form", label, parent), field="tv", description=said)


def _depth(placed: tuple[Placed, ...]) -> float:
    """How far down the lowest of some things reaches."""
    return max(thing.y + thing.height for thing in placed)
