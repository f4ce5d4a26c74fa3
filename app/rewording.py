"""A question that was asked more than once → what was other about it before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.lists import format_list

from app.pages import isolated
from app.publishing import Published
from forms.differences import Difference, Fate, differences
from forms.model import Form
from forms.wording import N_, Message
from printables.languages import locale

FATES = {
    Fate.ENDS: N_("Not asked any more: {question}"),
    Fate.BEGINS: N_("Asked from now on: {question}"),
    Fate.ANOTHER: N_("Answered in another way from now on: {question}"),
}
MORE = N_("From now on, the question {question} has this too: {parts}")
LESS = N_("From now on, the question {question} is without: {parts}")


@dataclass(frozen=True)
class Reworded:
    """Words that were changed later. `number`: of the version or the round that had them.

    `option`: the newest words of the option that they are about, "" for the question itself.
    """

    number: int
    words: str
    option: str = ""


def other_words(key: str, asked: Sequence[tuple[int, Published]], language: str) -> list[Reworded]:
    """The older words of an item, each once, the newest first; in a language where there are such.

    Words are other where the English ones are: a mended translation asks the same.

    Args:
        key: the item's; who doesn't ask it is left out.
        asked: each with the number that it is named by, the newest last.
    """
    texts = [
        (number, english, _texts(version.in_language(language), key))
        for number, version in reversed(asked)
        if (english := _texts(version.form, key))
    ]
    if not texts:
        return []
    _, newest, now = texts[0]
    seen = set(newest.items())
    found = []
    for number, english, spoken in texts[1:]:
        for name in newest:
            if name in english and (name, english[name]) not in seen:
                seen.add((name, english[name]))
                found.append(Reworded(number, spoken[name], now[name] if name else ""))
    return found


def changes(before: Published, after: Published, language: str) -> list[Message]:
    """What a later version asks otherwise than an earlier one, so that they are counted apart."""
    forms = (version.in_language(language) for version in (before, after))
    return [
        message
        for question in differences(*forms).questions
        for message in _changes(question, language)
    ]


def _changes(question: Difference, language: str) -> Iterator[Message]:
    named = {"question": isolated(question.label)}
    if question.fate in FATES:
        yield Message(FATES[question.fate], values=named)
        return
    for message, parts in ((MORE, question.begins), (LESS, question.ends)):
        if parts:
            listed = format_list(parts, locale=locale(language))
            yield Message(message, values={**named, "parts": isolated(listed)})


def _texts(form: Form, key: str) -> dict[str, str]:
    """The texts of an item by option; its own under ""."""
    item = next((item for item in form.items if item.key == key), None)
    return {"": item.label, **{o.key: o.label for o in item.options}} if item else {}
