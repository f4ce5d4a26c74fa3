"""Form + cover → the blocks that open and close a sheet: title, hints, where to send it.

Sources: the toolkit's forms say when and where to send them back; GDS's print form and Stats NZ
say how to mark and how to change one's mind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from forms.helping import publishes
from forms.model import Contact, Form, minutes
from forms.wording import N_, NP_, SOURCE_LANGUAGE, Phrase
from printables.cover import NO_TELEPHONE, Cover
from printables.own_words import UNPRINTED, lacks_signs
from printables.setting import Block, Setting, unbroken
from printables.text import isolate
from printables.things import Frame, Placed

UNCHECKED = N_("No native speaker has checked this translation yet.")
TIME = NP_("It takes about {number} minute.", "It takes about {number} minutes.")
TIME_OPTIONAL = NP_(
    "It takes about {number} minute. You can leave out a question.",
    "It takes about {number} minutes. You can leave out a question.",
)
HOW_TO_MARK = N_(
    "Use a pen or a pencil. If you change your mind, black out the whole box and tick another one."
)
HOW_TO_WRITE = N_("Use a pen or a pencil. Write on the lines.")
ANONYMOUS = N_("Please do not write your name: your answers are anonymous.")
PRIVATE = N_("Only people who work on this for the council see who gave these answers.")
TOGETHER = N_("Fill in one form for all of you: write what you agree on.")
PRIVATE_UNLESS = N_(
    "Only people who work on this for the council see who gave these answers, unless you agree to "
    "more below."
)
PHOTOCOPY = N_("You may photocopy this form. One form for each person.")
NO_PHOTOCOPY = N_("This form is for you alone. Please do not photocopy it.")
ONLINE = N_("Scan the square code below to answer online. Do not staple over it.")
BY_SLIP = N_("If you would like an answer from us, use the last page.")
HELP = N_("For help, telephone {telephone}.")
OTHER_FORMAT = N_("For help, or for another language or format, telephone {telephone}.")
BEGUN = N_(
    "You began this form online. Send us this sheet, or finish the form online with your return"
    " code. Please do not do both."
)
SIGNS_LACKING = N_(
    "We can't print some of the signs that you typed. Where you see {mark}, please write the"
    " right sign by hand."
)
FILL_IN_AND_POST = N_(
    "Fill in this form on a computer and save it. Then print it and send it back by post."
)
FILL_IN_AND_SEND = N_(
    "Fill in this form on a computer and save it. Then send it to us online at {address}, or"
    " print it and send it back by post."
)
BY_MAIL = N_("You can also send it by e-mail to {email}.")
# What is said where there is a last date, and where there is an address.
SEND_BACK = {
    (True, True): N_("Please send this form back by {date} to:"),
    (True, False): N_("Please send this form back by {date}."),
    (False, True): N_("Please send this form back to:"),
}
SEND_BACK_THANKS = {
    (True, True): N_("Thank you. Please send this form back by {date} to:"),
    (True, False): N_("Thank you. Please send this form back by {date}."),
    (False, True): N_("Thank you. Please send this form back to:"),
    (False, False): N_("Thank you for your answers."),
}
FREEPOST = N_("You do not need a stamp.")
STAMP = N_("Please put a stamp on the envelope.")
HAND_IN = N_("Or hand it in here:")
HAND_IN_PLACES = N_("Or hand it in here: {places}.")
BULLET = "•"
NAMES_BETWEEN = " • "
LINES_BETWEEN = ", "
PLACES_BETWEEN = "; "
LINE_END = "\n"
LONGEST_POSTCODE = 8


def opening(form: Form, cover: Cover, setting: Setting) -> Iterator[Block]:
    """Who asks, and the title."""
    edition = setting.edition
    yield from asker(cover, setting)
    tag = setting.tag("H1", form.title)
    gap = edition.before_paragraph
    yield from setting.paragraph(form.title, edition.title, tag, gap=gap, keeps=True)


def asker(cover: Cover, setting: Setting) -> Iterator[Block]:
    """Who asks: the council, and its project."""
    names = NAMES_BETWEEN.join(name for name in (cover.council, cover.project) if name)
    if names:
        text = Phrase(names, SOURCE_LANGUAGE)
        tag = setting.tag("P", text)
        yield from setting.paragraph(text, setting.edition.council, tag, keeps=True)


def introduction(form: Form, cover: Cover, setting: Setting) -> Iterator[Block]:
    """What it is for, when and where to send it, how to fill it in."""
    edition = setting.edition
    if form.purpose:
        tag = setting.tag("P", form.purpose)
        gap = edition.before_paragraph
        yield from setting.paragraph(form.purpose, edition.body, tag, gap=gap)
    for text in (*_on_a_computer(cover, setting), *_begun(cover, setting)):
        tag = setting.tag("P", text)
        gap = edition.before_paragraph
        yield from setting.paragraph(text, edition.strong, tag, gap=gap)
    yield from send_back(cover, setting, SEND_BACK.get(known(cover)))
    yield from bullets(_hints(form, cover, setting), setting)


def closing(cover: Cover, setting: Setting) -> Iterator[Block]:
    """Thanks, and where to send it once more."""
    first, *others = _address(cover, setting, SEND_BACK_THANKS[known(cover)])
    if setting.edition.fillable and cover.email:
        text = setting.say(BY_MAIL, email=isolate(cover.email))
        others += setting.paragraph(text, setting.edition.body, setting.tag("P", text))
    *before, last = (replace(first, gap=setting.edition.before_closing), *others)
    yield from (replace(block, keeps=True) for block in before)
    yield last


def has_slip(form: Form, cover: Cover, setting: Setting) -> bool:
    """Whether there is a leaf for those who want an answer: not where a form is named anyway."""
    return cover.slip and form.anonymous and not setting.edition.fillable


def unsent(cover: Cover) -> Cover:
    """What a specimen says: it isn't sent to anybody, by any day."""
    return replace(cover, last_date=None, return_address=(), hand_in=(), email="")


def _on_a_computer(cover: Cover, setting: Setting) -> Iterator[Phrase]:
    """How to fill in a form on a computer and how to send it back."""
    if not setting.edition.fillable or cover.specimen:
        return
    if cover.address:
        yield setting.say(FILL_IN_AND_SEND, address=isolate(f"{cover.address}/1"))
    else:
        yield setting.say(FILL_IN_AND_POST)


def _begun(cover: Cover, setting: Setting) -> Iterator[Phrase]:
    """Not to send it twice, and what to do where a sign that was typed can't be printed."""
    if cover.begun:
        yield setting.say(BEGUN)
    if lacks_signs(setting.answers):
        yield setting.say(SIGNS_LACKING, mark=UNPRINTED)


def _hints(form: Form, cover: Cover, setting: Setting) -> Iterator[Phrase]:
    """What to know before one begins, a hint a bullet."""
    words, on_paper = setting.words, not setting.edition.fillable
    ticks = any(item.options for item in form.items)
    if on_paper:
        yield setting.say(HOW_TO_MARK if ticks else HOW_TO_WRITE)
    yield from _help(cover, setting)
    yield setting.say_plural(*(TIME_OPTIONAL if form.optional else TIME), minutes(form))
    if form.anonymous:
        yield setting.say(ANONYMOUS)
    if cover.privacy or _asks_who(form):
        yield setting.say(cover.privacy or (PRIVATE_UNLESS if publishes(form) else PRIVATE))
    if has_slip(form, cover, setting):
        yield setting.say(BY_SLIP)
    if form.together:
        yield setting.say(TOGETHER)
    elif on_paper and not cover.specimen:
        yield setting.say(NO_PHOTOCOPY if setting.answers or not cover.copies else PHOTOCOPY)
        if cover.address and not cover.begun and not setting.answers:
            yield setting.say(ONLINE)
    if not words.checked and words.language != SOURCE_LANGUAGE:
        yield setting.say(UNCHECKED)


def _asks_who(form: Form) -> bool:
    """Whether it can tell who answers: a group's record of numbers can't."""
    named = any(isinstance(item.question, Contact) for item in form.items)
    return not form.anonymous and (named or not form.together)


def _help(cover: Cover, setting: Setting) -> Iterator[Phrase]:
    """Whom to call; and the council's own words on other formats, to those who can read them."""
    own = setting.say(cover.formats)
    understood = own.language == setting.words.language or setting.edition.bilingual
    told = bool(cover.formats) and (understood or not cover.telephone)
    if cover.telephone or not told:
        # English readers are told of other formats by the council itself.
        message = HELP if told and not setting.edition.bilingual else OTHER_FORMAT
        number = unbroken(cover.telephone) or setting.say(NO_TELEPHONE)
        yield setting.say(message, telephone=isolate(number))
    if told:
        yield own


def bullets(texts: Iterable[str], setting: Setting) -> Iterator[Block]:
    """Short texts as a list."""
    edition = setting.edition
    whole = setting.tag("L")
    for place, text in enumerate(texts):
        entry = setting.tag("LI", parent=whole)
        label = setting.tag("Lbl", parent=entry)
        body = setting.tag("LBody", text, parent=entry)
        bullet = setting.place(BULLET, edition.body, label, x=0, y=0, width=edition.measure)
        first, *others = setting.paragraph(
            text,
            edition.body,
            body,
            x=edition.bullet,
            gap=edition.before_note if place else edition.before_paragraph,
        )
        yield replace(first, placed=(*bullet, *first.placed))
        yield from others


def send_back(cover: Cover, setting: Setting, message: str | None) -> Iterator[Block]:
    """By when and to where, in a frame that is seen at once."""
    edge = setting.edition.frame
    said = list(_address(cover, setting, message, edge=edge)) if message else []
    for text in _ways(cover, setting):
        tag = setting.tag("P", text)
        said += setting.paragraph(text, setting.edition.body, tag, x=edge, end=edge)
    if said:
        yield _framed(said, setting)


def _ways(cover: Cover, setting: Setting) -> Iterator[Phrase]:
    """What it costs to post it, and where else one can leave it."""
    if cover.return_address and cover.postage:
        yield setting.say(FREEPOST if cover.postage == "freepost" else STAMP)
    if cover.hand_in:
        places = [isolate(place) for place in cover.hand_in]
        if setting.edition.envelope:
            yield setting.say(HAND_IN)
            yield Phrase(LINE_END.join(places), SOURCE_LANGUAGE)
        else:
            yield setting.say(HAND_IN_PLACES, places=PLACES_BETWEEN.join(places))


def _framed(blocks: list[Block], setting: Setting) -> Block:
    """Blocks as one that never splits, with a frame around it."""
    edition = setting.edition
    height = edition.frame
    placed: list[Placed] = []
    for block in blocks:
        placed += [thing.moved(0, height) for thing in block.placed]
        height += block.height
    height += edition.frame
    frame = Placed(thing=Frame(), x=0.0, y=0.0, width=edition.measure, height=height)
    return Block(height=height, placed=(frame, *placed), gap=edition.before_item)


def _address(cover: Cover, setting: Setting, message: str, *, edge: float = 0.0) -> Iterator[Block]:
    """By when and to where, this far from the margins; the address keeps to one page."""
    edition = setting.edition
    text = setting.say(message, date=cover.last_date)
    tag = setting.tag("P", text)
    to = bool(cover.return_address)
    yield from setting.paragraph(text, edition.strong, tag, x=edge, end=edge, keeps=to)
    if to:
        *lines, last = cover.return_address
        lines.append(unbroken(last) if len(last) <= LONGEST_POSTCODE else last)
        between = LINE_END if edge and edition.envelope else LINES_BETWEEN
        address = Phrase(between.join(lines), SOURCE_LANGUAGE)
        tag = setting.tag("P", address)
        yield from setting.paragraph(address, edition.body, tag, x=edge, end=edge)


def known(cover: Cover) -> tuple[bool, bool]:
    """Whether there is a last date, and whether there is an address."""
    return cover.last_date is not None, bool(cover.return_address)
