"""A scale of numbers → a row of boxes, each above its number; the two ends say what they mean.

Only where the boxes stand well apart and no word is split; otherwise they are stacked (`blocks`).
"""

from dataclasses import replace

from forms.model import Item, NumberScale
from forms.wording import parts_of
from printables.editions import MM
from printables.fields import tick
from printables.setting import Block, Setting
from printables.text import Line, longest_word
from printables.things import Placed, Tag

# From one box to the next at most, in parts of the text's width: a short scale is a short row.
WIDEST_STEP = 0.2
LEAST_BETWEEN = 5 * MM
# The words of an end are at most so many lines: more are easier to read in a list.
MOST_LINES = 3


def scale_row(item: Item, scale: NumberScale, setting: Setting) -> Block | None:
    """The boxes of a scale beside one another; None where they have to be stacked."""
    edition = setting.edition
    steps = len(item.options) - 1
    step = min((edition.measure - edition.box) / steps, WIDEST_STEP * edition.measure)
    extent = steps * step + edition.box
    room = (extent - edition.between_fields) / 2
    ends = (scale.lowest_label, *[""] * (steps - 1), scale.highest_label)
    stacked = not edition.grid or step - edition.box < LEAST_BETWEEN
    if stacked or not all(_fits(end, room, setting) for end in ends if end):
        return None
    placed: tuple[Placed, ...] = ()
    whole = setting.tag("L")
    for place, (option, end) in enumerate(zip(item.options, ends, strict=True)):
        body = setting.tag("LBody", option.label, parent=setting.tag("LI", parent=whole))
        x = place * step
        words = _words(end, setting, body, room=room)
        if place == steps:
            words = tuple(replace(line, x=extent - line.width) for line in words)
        box = tick(item, option, setting, body, x=x, y=0.0)
        placed += (box, _number(item, place, end, setting, body, x=x), *words)
    height = max(thing.y + thing.height for thing in placed)
    return Block(height=height, placed=placed, gap=edition.between_fields)


def _fits(end: str, room: float, setting: Setting) -> bool:
    """Whether the words of an end have room beside those of the other one."""
    parts = parts_of(end, setting.words.language)
    style = setting.edition.body
    whole = all(longest_word(str(part), part.language, style) <= room for part in parts)
    return whole and len(setting.lines(end, style, room)) <= MOST_LINES * len(parts)


def _words(end: str, setting: Setting, body: Tag, *, room: float) -> tuple[Placed, ...]:
    """What an end means, below its number."""
    edition = setting.edition
    down = edition.box + edition.beside_box + setting.leading(edition.body)
    tag = setting.tag("P", end, parent=body)
    return setting.place(end, edition.body, tag, x=0.0, y=down, width=room, close=True)


def _number(item: Item, place: int, end: str, setting: Setting, body: Tag, *, x: float) -> Placed:
    """The number below a box; where words follow, it is read with the comma of its label."""
    edition = setting.edition
    down = edition.box + edition.beside_box
    (number,) = setting.place(
        item.codes[place], edition.body, body, x=x, y=down, width=edition.measure
    )
    number = number.moved((edition.box - number.width) / 2, 0)
    if end and isinstance(number.thing, Line):
        label, words = (parts_of(t, "")[0] for t in (item.options[place].label, end))
        read = replace(number.thing, text=label.removesuffix(words), simple=False)
        return replace(number, thing=read)
    return number
