"""An item → what is ticked or written: boxes with their options, and lines to write on."""

from collections.abc import Iterator
from dataclasses import replace

from forms.model import Item, Option
from forms.wording import before
from printables.setting import Block, Setting
from printables.things import Placed, Tag, Tick, Writing

# A list that is this short stays on one page; a longer one may go on overleaf.
KEPT_OPTIONS = 8
# A writing field that is higher than this part of a page goes on overleaf.
TALLEST_FIELD = 0.8


def numbered_label(number: str, label: str) -> str:
    """A label with its printed number: "1a. We are brave"."""
    return before(f"{number}. ", label)


def tick(
    item: Item, option: Option, setting: Setting, parent: Tag, *, x: float, y: float
) -> Placed:
    """A box to tick, which says aloud what ticking it means."""
    box = setting.edition.box
    label = numbered_label(item.number, item.label)
    said = f"{label}: {option.label}"
    return Placed(
        thing=Tick(many=item.many),
        x=x,
        y=y,
        width=box,
        height=box,
        tag=replace(setting.tag("Form", label, parent), field="rb", description=said),
        item=item.key,
        option=option.key,
    )


def options_list(item: Item, setting: Setting) -> Iterator[Block]:
    """The options of an item below one another, each with its box."""
    options = item.options
    whole = setting.tag("L")
    room = 0.0 if item.says_codes else widest_number(item, setting)
    for place, option in enumerate(options):
        left = len(options) - 1 - place
        keeps = left > 0 and (len(options) <= KEPT_OPTIONS or place == 0 or left == 1)
        entry = setting.tag("LI", parent=whole)
        yield from _option(
            item, option, setting, entry, number=item.codes[place], room=room, keeps=keeps
        )


def widest_number(item: Item, setting: Setting) -> float:
    """The width of the widest number beside an item's boxes."""
    style, measure = setting.edition.small, setting.edition.measure
    return max(setting.lines(code, style, measure)[0].width for code in item.codes)


def writing(item: Item, lines: int, setting: Setting) -> Iterator[Block]:
    """Lines to write on, in one field unless it is higher than a page."""
    edition = setting.edition
    most = int(edition.depth * TALLEST_FIELD / edition.writing_pitch)
    label = numbered_label(item.number, item.label)
    parent = setting.tag("P")
    tag = replace(setting.tag("Form", label, parent), field="tv", description=str(label))
    while lines:
        part = min(lines, most)
        height = part * edition.writing_pitch
        field = Placed(
            thing=Writing(part),
            x=0.0,
            y=0.0,
            width=edition.measure,
            height=height,
            tag=tag,
            item=item.key,
        )
        yield Block(height=height + edition.writing_line, placed=(field,))
        lines -= part


def _option(
    item: Item,
    option: Option,
    setting: Setting,
    entry: Tag,
    *,
    number: str,
    room: float,
    keeps: bool,
) -> list[Block]:
    """One option: its box, its number where there is `room` for one, its label."""
    edition = setting.edition
    leading = setting.leading(edition.body)
    x = edition.box + 2 * edition.beside_box
    drawn: tuple[Placed, ...] = ()
    if room:
        tag = setting.tag("Lbl", parent=entry)
        down = (leading - setting.leading(edition.small)) / 2
        drawn = setting.place(number, edition.small, tag, x=x, y=down, width=edition.measure)
        x += room + 2 * edition.beside_box
    body = setting.tag("LBody", option.label, parent=entry)
    down = (leading - edition.box) / 2
    box = tick(item, option, setting, body, x=0.0, y=down)
    gap = edition.between_fields - 2 * down
    label = setting.paragraph(option.label, edition.body, body, x=x, gap=gap, keeps=keeps)
    # A label without a letter to print still has its box.
    first, *others = label or [Block(height=leading, placed=(), gap=gap, keeps=keeps)]
    return [replace(first, placed=(*drawn, box, *first.placed)), *others]
