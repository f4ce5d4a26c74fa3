"""What an officer keys from paper ⇄ an answer: a few signs for what paper can bring.

`-` or nothing is blank, `/` illegible, `?` a page that did not come back, `*` several ticked, `!` a
number or date that can't be right but is written so, `+` begins a note.
"""

import re

from forms.answers import (
    MOST,
    Answer,
    Blank,
    Given,
    Missing,
    Reason,
    Unclear,
    canonical,
    clean,
    in_order,
    is_unreadable,
)
from forms.items import Item
from forms.kinds import LINE_LIMIT, Date, Money, Number
from forms.problems import TOO_LONG, UNREADABLE_LETTERS, Problem, problems
from forms.wording import N_

NO_SUCH_BOX = N_(
    "There is no such box. The boxes here are {first} to {last}. "
    "Key - if none is ticked, * and the numbers if several are, / if you can't read it."
)
NO_SUCH_BOXES = N_(
    "There is no such box. The boxes here are {first} to {last}. "
    "Key the number of each ticked box, - if none is ticked, / if you can't read it."
)
REALLY_SO = N_("{problem} If the sheet really says so, key ! before it.")
# In a written item: a lone sign has its meaning, a doubled one is the sign itself.
_SAID_ILLEGIBLE = re.compile(r"/(?!/)")
_DOUBLED = re.compile(r"//|--+$|\?\?+$")
# A plus before a digit is a telephone number's.
_NOTE = re.compile(r"\+(?![+\d])")
_SINGLE_PLUS = re.compile(r"(?<!\+)\+(?!\+)")


def from_keys(item: Item, raw: str) -> Answer | Problem:
    """What an officer keyed for an item → its answer, or why none can be meant.

    A closed item takes the code printed by the box (`4`; several ticked: `*24`), an item with
    several answers all of them (`1 3 12`), and after `+` a note: `4 + she wrote "sometimes"`. A
    number or a date is typed as it is written, with a note in the same way; `!` before it keeps
    what can't be right. Words are keyed as written; a line that begins with `+` is a note, and
    after `/` goes what could be read. A sign that was itself written is keyed twice.
    """
    if len(raw) > MOST:
        return Problem(TOO_LONG, MOST, {"found": len(raw)})
    if is_unreadable(clean(raw)):
        return Problem(UNREADABLE_LETTERS)
    if item.options:
        return _ticked(item, raw)
    if isinstance(item.question, Number | Money | Date):
        return _figure(item, raw)
    return _words(raw)


def keyed(item: Item, answer: Answer) -> str:
    """What to key for an answer: the inverse of `from_keys`."""
    note = answer.note
    if item.options:
        text = _keyed_ticks(item, answer)
    elif isinstance(item.question, Number | Money | Date):
        text = _keyed_figure(answer)
    else:
        text = _keyed_words(answer)
        return "\n".join([text, *(f"+ {line}" for line in note.split("\n"))]) if note else text
    return f"{text} + {note}" if note else text


def _ticked(item: Item, raw: str) -> Answer | Problem:
    keys, _, note = (part.strip() for part in clean(raw).partition("+"))
    sign = keys[:1] if keys[:1] in ("-", "/", "*", "?") else ""
    message = NO_SUCH_BOXES if item.many else NO_SUCH_BOX
    wrong = Problem(message, values={"first": item.codes[0], "last": item.codes[-1]})
    if len(keys) > LINE_LIMIT or not re.fullmatch(r"[0-9\s]*", keys[len(sign) :]):
        return wrong
    # Several boxes may be keyed with spaces (1 12) or, where codes have one digit, without (24).
    spaced = keys[len(sign) :].split()
    several = (item.many or sign == "*") and len(spaced) == 1 and len(max(item.codes, key=len)) == 1
    codes = list(spaced[0]) if several else spaced
    options = dict(zip(item.codes, item.options, strict=True))
    if not options.keys() >= set(codes):
        return wrong
    ticked = [options[code].key for code in codes]
    answer: Answer | Problem = wrong
    match sign, len(ticked):
        case ("?", 0):
            answer = Missing(note)
        case ("" | "-", 0):
            answer = Blank(note)
        case ("/", count) if item.many or count < 2:
            answer = Unclear(Reason.ILLEGIBLE, " ".join(ticked), note)
        case ("", _) if item.many:
            answer = _together(item, ticked, note)
        case ("", 1):
            answer = Given(ticked[0], note)
        case ("*", _) if not item.many:
            answer = Unclear(Reason.SEVERAL, " ".join(ticked), note)
    return answer


def _together(item: Item, ticked: list[str], note: str) -> Answer:
    """Several options; unclear where one of them can't go with another."""
    alone = any(option.alone and option.key in ticked for option in item.options)
    value = in_order(item, ticked)
    if alone and len(value.split()) > 1:
        return Unclear(Reason.SEVERAL, value, note)
    return Given(value, note)


def _figure(item: Item, raw: str) -> Answer | Problem:
    text, note = _noted(clean(raw))
    answer: Answer
    match text[:1], text[1:].strip():
        case ("" | "-", ""):
            answer = Blank(note)
        case ("?", ""):
            answer = Missing(note)
        case ("/", seen):
            answer = Unclear(Reason.ILLEGIBLE, seen, note)
        case ("!", seen) if seen:
            answer = Unclear(Reason.RANGE, seen, note)
        case _:
            answer = Given(canonical(item, text) or text, note)
            if wrong := problems(item, answer):
                return Problem(REALLY_SO, values={"problem": wrong[0]})
    return answer


def _noted(text: str) -> tuple[str, str]:
    """What is keyed before and after the first single plus."""
    found = _SINGLE_PLUS.search(text)
    keys, note = (text[: found.start()], text[found.end() :]) if found else (text, "")
    return keys.replace("++", "+").strip(), note.strip()


def _words(raw: str) -> Answer:
    notes, lines = [], []
    for line in clean(raw).split("\n"):
        if _NOTE.match(line):
            notes.append(line[1:].strip())
        else:
            lines.append(line[1:] if line.startswith("++") else line)
    note, text = "\n".join(notes), "\n".join(lines).strip()
    if text in ("", "-"):
        return Blank(note)
    if text == "?":
        return Missing(note)
    if _SAID_ILLEGIBLE.match(text):
        return Unclear(Reason.ILLEGIBLE, text[1:].strip(), note)
    return Given(text[1:] if _DOUBLED.match(text) else text, note)


def _keyed_ticks(item: Item, answer: Answer) -> str:
    codes = {option.key: code for code, option in zip(item.codes, item.options, strict=True)}

    def boxes(keys: str) -> str:
        return " ".join(codes[key] for key in keys.split())

    match answer:
        case Unclear(Reason.ILLEGIBLE, value):
            return f"/ {boxes(value)}".strip()
        case Unclear(Reason.SEVERAL, value) if not item.many:
            return f"*{boxes(value)}"
        case Given(value) | Unclear(_, value):
            return boxes(value)
        case _:
            return _keyed_nothing(answer)


def _keyed_figure(answer: Answer) -> str:
    match answer:
        case Unclear(Reason.ILLEGIBLE, value):
            text = f"/ {value}".strip()
        case Unclear(Reason.RANGE, value):
            text = f"!{value}"
        case Given(value) | Unclear(_, value):
            text = value
        case _:
            text = _keyed_nothing(answer)
    return text.replace("+", "++")


def _keyed_words(answer: Answer) -> str:
    match answer:
        case Unclear(Reason.ILLEGIBLE, value):
            return _plus_doubled(f"/ {value}".strip())
        case Given(value) | Unclear(_, value):
            sign = value[0] if re.match(r"/|-+$|\?+$", value) else ""
            return sign + _plus_doubled(value)
        case _:
            return _keyed_nothing(answer)


def _keyed_nothing(answer: Answer) -> str:
    return "?" if isinstance(answer, Missing) else "-"


def _plus_doubled(text: str) -> str:
    return re.sub(r"^\+", "++", text, flags=re.MULTILINE)
