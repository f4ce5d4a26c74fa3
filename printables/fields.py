"""An item with options → boxes to tick, each with its number and label."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from forms.model import Item, Option
from printables.labels import as_part_of, numbered_label, read_aloud
from printables.setting import Block, Setting
from printables.started import ticked
from printables.things import Placed, Tag, Tick
from printables.writing import writing

# A list that is this short stays on one page; a longer one may go on overleaf.
KEPT_OPTIONS = 8


def tick(
    item: Item, option: Option, setting: Setting, parent: Tag, *, x: float, y: float
) -> Placed:
    """A box to tick, which says aloud what ticking it means."""
    box = setting.edition.box
    label = numbered_label(item.number, item.label)
    apart = item.many or len(item.options) == 1
    done = option.key in ticked(item, setting.answers)
    return Placed(
        thing=Tick(many=apart, ticked=done),
        x=x,
        y=y,
        width=box,
        height=box,
        tag=replace(
            setting.tag("Form", label, parent),
            field="cb" if apart else "rb",
            description=read_aloud(setting, label, option.label),
            checked=done,
        ),
        item=item.key,
        option=option.key,
    )


def options_list(
    item: Item, setting: Setting, said: Mapping[str, Item] | None = None
) -> Iterator[Block]:
    """The options of an item below one another, each with its box.

    `said`: what is written by those who tick an option that asks to say more, by its key.
    """
    options = item.options
    whole = setting.tag("L")
    room = 0.0 if item.says_codes else widest_number(item, setting)
    for place, option in enumerate(options):
        left = len(options) - 1 - place
        keeps = left > 0 and (len(options) <= KEPT_OPTIONS or place == 0 or left == 1)
        body = setting.tag("LBody", option.label, parent=setting.tag("LI", parent=whole))
        more = (said or {}).get(option.key)
        yield from _option(item, place, setting, body, room=room, keeps=keeps or more is not None)
        if more:
            asked = as_part_of(item.question, more, setting)
            yield from _said(asked, setting, body, x=_beside(room, setting), keeps=keeps)


def widest_number(item: Item, setting: Setting) -> float:
    """The width of the widest number beside an item's boxes."""
    style, measure = setting.edition.small, setting.edition.measure
    return max(setting.lines(code, style, measure)[0].width for code in item.codes)


def _option(
    item: Item, place: int, setting: Setting, body: Tag, *, room: float, keeps: bool
) -> list[Block]:
    """One option: its box, its number where there is `room` for one, its label."""
    edition = setting.edition
    option = item.options[place]
    leading = setting.leading(edition.body)
    drawn: tuple[Placed, ...] = ()
    if room:
        tag = setting.tag("Lbl", parent=body.parent)
        down = (leading - setting.leading(edition.small)) / 2
        x = edition.box + 2 * edition.beside_box
        number = item.codes[place]
        drawn = setting.place(number, edition.small, tag, x=x, y=down, width=edition.measure)
    down = (leading - edition.box) / 2
    box = tick(item, option, setting, body, x=0.0, y=down)
    gap = edition.between_fields - 2 * down + _apart(item, place, setting)
    x = _beside(room, setting)
    label = setting.paragraph(option.label, edition.body, body, x=x, gap=gap, keeps=keeps)
    # A label without a letter to print still has its box.
    first, *others = label or [Block(height=leading, placed=(), gap=gap, keeps=keeps)]
    return [replace(first, placed=(*drawn, box, *first.placed)), *others]


def _beside(room: float, setting: Setting) -> float:
    """Where the labels begin, beside boxes and the `room` for their numbers."""
    edition = setting.edition
    between = 2 * edition.beside_box
    return edition.box + between + (room + between if room else 0.0)


def _apart(item: Item, place: int, setting: Setting) -> float:
    """More room before "None of these", which doesn't go with what is above it."""
    alone = item.many and item.options[place].alone
    return setting.edition.before_paragraph if alone and place else 0.0


def _said(item: Item, setting: Setting, body: Tag, *, x: float, keeps: bool) -> Iterator[Block]:
    """The line below an option that asks to say more."""
    *others, last = writing(item, setting, body, x=x)
    yield from others
    # The next option's box may reach up a little above its label.
    down = setting.leading(setting.edition.body) - setting.edition.box
    yield replace(last, height=last.height + max(0.0, down), keeps=keeps)
