"""A reader's own words → lines in their own direction, of the letters that some font has."""

import unicodedata
from dataclasses import replace

import icu

from forms.answers import JOINED, Answers, Given, is_unreadable
from forms.kinds import TEXT_LIMIT
from forms.wording import SOURCE_LANGUAGE
from printables.fonts import NoGlyphError, script_of
from printables.languages import direction
from printables.pieces import COMMON, MARKS, words
from printables.setting import Setting
from printables.text import Line, lines

# Stands for a sign that can't be printed. No answer has it: to `forms.answers` it is unreadable.
UNPRINTED = "\ufffd"
# Stands for what is cut off an answer that is too long.
CUT = "…"
# The lines of an answer that begin where its writer began a new one.
MOST_LINES = 100
# Any language that is written from the right, for words that are not in the sheet's.
FROM_THE_RIGHT = "ar"


def from_the_right(text: str) -> bool:
    """Whether a reader's own words run from the right: their first letter says so."""
    return bool(text) and bool(icu.Bidi.getBaseDirection(text) == icu.UBiDiDirection.RTL)


def own_lines(text: str, setting: Setting, width: float) -> tuple[Line, ...]:
    """A reader's own words in lines of this width (pt), in their own direction.

    Raises:
        NoGlyphError: no font has one of the characters.
    """
    side = "rtl" if from_the_right(text) else "ltr"
    language = setting.words.language
    if direction(language) != side:
        language = FROM_THE_RIGHT if side == "rtl" else SOURCE_LANGUAGE
    edition = setting.edition
    return lines(text, language, edition.body, width, edition.most_characters)


def legible(answers: Answers) -> Answers:
    """The answers, with `UNPRINTED` for each sign in them that no font has."""
    return {
        key: replace(answer, value=printable(answer.value)) if isinstance(answer, Given) else answer
        for key, answer in answers.items()
    }


def lacks_signs(answers: Answers) -> bool:
    """Whether `legible` put `UNPRINTED` anywhere into these answers."""
    return any(isinstance(a, Given) and UNPRINTED in a.value for a in answers.values())


def printable(text: str) -> str:
    """A text, with `UNPRINTED` for each letter, or letter with its accents, that no font has.

    What is too long to be sent is cut, and so many short lines run on in one: a page without end
    would hold up everybody else.
    """
    whole = text if len(text) <= TEXT_LIMIT else text[:TEXT_LIMIT] + CUT
    *lines, rest = whole.split("\n", MOST_LINES)
    return "\n".join(_printable(" ".join(line.splitlines())) for line in (*lines, rest))


def _printable(line: str) -> str:
    if not is_unreadable(line) and _has_glyphs(line):
        return line
    known = [
        letter if not is_unreadable(letter) and _has_glyphs(letter) else UNPRINTED
        for letter in _letters(line)
    ]
    if not _has_glyphs("".join(known)):
        # An accent is drawn in the font of what it stands on. For a digit or the like, that is the
        # font of the letters around it, which may lack the accent.
        known = [UNPRINTED if _is_accented_sign(letter) else letter for letter in known]
    return "".join(known)


def _letters(line: str) -> list[str]:
    """Each letter with the marks that follow it."""
    found: list[str] = []
    for character in line:
        if found and (unicodedata.category(character) in MARKS or character in JOINED):
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_accented_sign(letter: str) -> bool:
    return len(letter) > 1 and script_of(letter[0]) in COMMON


def _has_glyphs(line: str) -> bool:
    try:
        words(line, SOURCE_LANGUAGE, bold=False, right_to_left=from_the_right(line))
    except NoGlyphError:
        return False
    return True
