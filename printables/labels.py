"""A question → what is said of it: its number and label, what helps to answer, who is asked."""

from dataclasses import replace

from forms import helping
from forms.model import Choices, Consent, Form, Item, Question
from forms.wording import N_, SOURCE_LANGUAGE, Phrase, before, fill, language_of, parts_of
from printables.languages import either
from printables.setting import Block, Setting

TICK_ONE = N_("Tick one box.")
TICK_MANY = N_("Tick every box that applies to you.")
AGREE = N_("Tick the box if you agree. Leave it empty if you don't.")
# What ends a sentence in any script of ours: it is read aloud badly before a colon.
ENDS = ".?!:\u061f\u06d4\u0964\u3002\uff1f\uff01\uff1a"


def numbered_label(number: str, label: str) -> str:
    """A label with its printed number: "1a. We are brave"."""
    return before(f"{number}. ", label)


def read_aloud(setting: Setting, *texts: str) -> str:
    """What a field says of itself, in the sheet's own language: "1a. We are brave: Yes"."""
    *others, last = (parts_of(text, setting.words.language)[0] for text in texts)
    return ": ".join([*(text.rstrip(ENDS).rstrip() for text in others), last])


def as_part_of(question: Question, item: Item, setting: Setting) -> Item:
    """An item that says its question as well, for those who hear its field by itself."""
    said = read_aloud(setting, question.label, item.label)
    return replace(item, label=Phrase(said, language_of(item.label, setting.words.language)))


def note(text: str, setting: Setting) -> list[Block]:
    """A paragraph that belongs to what follows it."""
    edition = setting.edition
    tag = setting.tag("P", text)
    return setting.paragraph(text, edition.body, tag, gap=edition.before_note, keeps=True)


def how_to_tick(question: Question, setting: Setting) -> Phrase:
    """The instruction above boxes below one another."""
    match question:
        case Choices():
            return setting.say(TICK_MANY)
        case Consent():
            return setting.say(AGREE)
        case _:
            return setting.say(TICK_ONE)


def how_to_write(question: Question, setting: Setting) -> Phrase | None:
    """What helps to write an answer of this kind; None where nothing has to be said."""
    found = helping.how_to_write(question)
    if found is None:
        return None
    if isinstance(found.message, str):
        return setting.say(found.message, **found.values)
    one, many = found.message
    return setting.say_plural(one, many, found.number)


def only_if(form: Form, question: Question, setting: Setting) -> Phrase | None:
    """Of whom a question is asked, as a sentence; None where it is asked of all."""
    of_whom = helping.asked_of(form, question)
    if of_whom is None:
        return None
    options, number = of_whom
    language = setting.words.language
    both = [parts_of(option.label, language) for option in options]
    # "Or" is said in the language that the sentence turned out to have.
    spoken = language_of(setting.say(helping.ONLY_IF), language)
    quoted = [helping.in_quotes(parts[0], setting.words) for parts in both]
    answer = Phrase(either(quoted, spoken), spoken)
    in_english = [fill(helping.QUOTED, {"option": parts[-1]}) for parts in both]
    english = either(in_english, SOURCE_LANGUAGE)
    return setting.say(helping.ONLY_IF, answer=setting.beside(answer, english), number=number)
