"""What a library's staff needs to know of forms that are laid out there → a page: a tagged PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.wording import N_, SOURCE_LANGUAGE, Phrase, Words, say
from printables import plain
from printables.front import LINES_BETWEEN, bullets
from printables.poster import Asked
from printables.setting import Block, Setting, unbroken
from printables.text import isolate
from printables.things import Page

TITLE = N_("How to look after these forms")
WHAT = N_("What the forms are")
WHAT_FOR = N_("{council} asks people what they think. Nobody has to answer.")
FORM = N_("{title} (until {date})")
HANDING_OUT = N_("When people come")
POSTER = N_("Hang up the poster. Lay the forms where people can take them.")
THEIR_OWN = N_(
    "You may read the questions out. You may write down what people say. But do not help them "
    "choose an answer."
)
LEAVES = N_(
    "The sheet with questions on equality is a leaf of its own. Give it out with the other form. "
    "Do not staple the two together."
)
PHOTOCOPY = N_("Are there no forms left? You may photocopy a blank one.")
NUMBERS = N_(
    "Some forms have a number of their own: two groups of seven letters and digits at the foot of "
    "each page. Do not photocopy these. Telephone us for more."
)
COMING_BACK = N_("When forms come back")
BOX = N_("Put them into a closed box at once. Do not read them.")
SEND_ON = N_("Send all that is in the box to us when it is full, and after the last day:")
OTHERS = N_("Other languages and large print")
TELEPHONE_US = N_(
    "Is a language or a kind of print missing? People can telephone {telephone}. We post it to "
    "them."
)
PRIVATE = N_("What people tell us is private")
NO_LIST = N_("Do not write down who took a form, or who handed one in.")
LOST = N_("Is a form lost, or has somebody read one? Telephone {telephone} on the same day.")
ASK_US = N_("If you have a question")
CALL = N_("Telephone {telephone}.")
WRITE = N_("Or write to {email}.")
# A page that hangs by the desk is one page.
EDITION = plain.WHOLE_PAGE.tightened(0.5)


@dataclass(frozen=True, kw_only=True)
class HowTo:
    """What the page says. `return_address` has a line an entry; `email` may be "".

    `leaves`: leaves on equality are among the forms. `numbered`, `unnumbered`: whether there are
    copies with a number of their own, and without.
    """

    council: str
    forms: Sequence[Asked]
    return_address: tuple[str, ...]
    telephone: str
    email: str
    leaves: bool
    numbered: bool
    unnumbered: bool


def render(how_to: HowTo, words: Words) -> bytes:
    """Prints the page, in the sizes of the standard edition.

    Raises:
        NoGlyphError: no font has one of the characters of its names.
    """
    setting = plain.begin(EDITION, words)
    laid = plain.pages(_blocks(how_to, setting), setting)
    return plain.write(laid, say(words, TITLE), how_to.council, setting)


def lay_out(how_to: HowTo, words: Words) -> tuple[Page, ...]:
    """The pages of it: one, but for many forms or the longest words."""
    setting = plain.begin(EDITION, words)
    return plain.pages(_blocks(how_to, setting), setting)


def _blocks(how_to: HowTo, setting: Setting) -> Iterator[Block]:
    edition = setting.edition
    telephone = isolate(unbroken(how_to.telephone))
    council = Phrase(how_to.council, SOURCE_LANGUAGE)
    yield from setting.paragraph(council, edition.council, setting.tag("P", council), keeps=True)
    title = setting.say(TITLE)
    yield from setting.paragraph(title, edition.title, setting.tag("H1", title), keeps=True)
    yield from _part(WHAT, _what(how_to, setting), setting)
    yield from _part(HANDING_OUT, _handing_out(how_to, setting), setting)
    yield from _part(COMING_BACK, (setting.say(BOX), setting.say(SEND_ON)), setting)
    address = Phrase(LINES_BETWEEN.join(how_to.return_address), SOURCE_LANGUAGE)
    tag = setting.tag("P", address)
    yield from setting.paragraph(address, edition.body, tag, x=edition.bullet)
    yield from _part(OTHERS, (setting.say(TELEPHONE_US, telephone=telephone),), setting)
    private = setting.say(NO_LIST), setting.say(LOST, telephone=telephone)
    yield from _part(PRIVATE, private, setting)
    contact = [setting.say(CALL, telephone=telephone)]
    if how_to.email:
        contact.append(setting.say(WRITE, email=isolate(how_to.email)))
    yield from _part(ASK_US, contact, setting)


def _what(how_to: HowTo, setting: Setting) -> Iterator[Phrase]:
    yield setting.say(WHAT_FOR, council=how_to.council)
    for form in how_to.forms:
        yield setting.say(FORM, title=form.title, date=form.closes)


def _handing_out(how_to: HowTo, setting: Setting) -> Iterator[Phrase]:
    yield setting.say(POSTER)
    yield setting.say(THEIR_OWN)
    if how_to.leaves:
        yield setting.say(LEAVES)
    if how_to.unnumbered:
        yield setting.say(PHOTOCOPY)
    if how_to.numbered:
        yield setting.say(NUMBERS)


def _part(message: str, texts: Sequence[str] | Iterator[str], setting: Setting) -> Iterator[Block]:
    """A heading, and what is to be done under it."""
    edition = setting.edition
    heading = setting.say(message)
    tag, gap = setting.tag("H2", heading), edition.before_item
    yield from setting.paragraph(heading, edition.section, tag, gap=gap, keeps=True)
    yield from bullets(texts, setting)
