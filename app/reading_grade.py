"""Texts in English → their reading grade, and which of them are the hardest to read.

The grade is Flesch and Kincaid's: school years in the United States, from words in a sentence and
syllables in a word. Numbers and addresses of the web are no words.
"""

import re
from collections.abc import Sequence

from readability import getmeasures

HIGHEST = 6.0
LONGEST = 25  # words in a sentence, as GOV.UK's guide to writing has it
# Where a sentence ends; "e.g. calm" doesn't.
END = re.compile(r"(?<=[.?!:])\s+(?=[^\w\s]*[A-Z{])")
WORD = re.compile(r"(?<![\w@./-])[^\W\d_][\w'\u2019-]*(?![\w@/]|\.\w)")


def sentences(text: str) -> list[str]:
    """The words of each sentence of a text; a heading, a label or an option is one by itself."""
    words = (" ".join(WORD.findall(sentence)) for sentence in END.split(text.strip()))
    return [sentence for sentence in words if sentence]


def grades(texts: Sequence[str]) -> tuple[float, float]:
    """The reading grade of all texts together, and of the whole sentences alone.

    Labels are short, and could hide paragraphs that are hard to read.
    """
    return _grade(texts), _grade(_whole(texts) or texts)


def hardest(texts: Sequence[str], most: int) -> list[str]:
    """The texts that are too hard, the hardest first: of whole sentences, where there are any."""
    graded = {text: _grade([text]) for text in _whole(texts) or texts}
    hard = sorted(graded, key=lambda text: graded[text], reverse=True)
    return [text for text in hard if graded[text] > HIGHEST][:most]


def long_sentences(text: str) -> list[str]:
    """The words of each sentence that has too many of them."""
    return [sentence for sentence in sentences(text) if len(sentence.split()) > LONGEST]


def _whole(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text[-1:] in tuple(".?!:")]


def _grade(texts: Sequence[str]) -> float:
    said = [sentence for text in texts for sentence in sentences(text)]
    if not said:
        return 0
    return float(getmeasures(said, lang="en")["readability grades"]["Kincaid"])
