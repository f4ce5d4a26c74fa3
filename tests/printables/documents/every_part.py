"""A letter with every part that a letter can have, and its words in three languages.

The translations are ours, for tests: no native speaker has checked them.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.languages import words
from forms.wording import Phrase
from printables.documents.parts import (
    Address,
    Bullets,
    Document,
    Gap,
    Heading,
    Paragraph,
    Said,
    Table,
)
from printables.text import isolate

# English → Polish, Arabic. What isn't here shows in English.
SAID = {
    "How we work together": ("Jak razem pracujemy", "كيف نعمل معا"),
    "About the group": ("O grupie", "عن المجموعة"),
    "When we meet": ("Kiedy się spotykamy", "متى نجتمع"),
    "We meet until {date}. Do you have a question? Telephone {telephone}.": (
        "Spotykamy się do {date}. Masz pytanie? Zadzwoń: {telephone}.",
        "نجتمع حتى {date}. هل لديك سؤال؟ اتصل بالرقم {telephone}.",
    ),
    "Everybody is welcome.": ("Zapraszamy każdego.", "نرحب بالجميع."),
    "Listen to each other.": ("Słuchajcie się nawzajem.", "استمعوا لبعضكم."),
    "One person speaks at a time.": ("Mówi jedna osoba naraz.", "يتكلم شخص واحد في كل مرة."),
    "On {date}": ("Dnia {date}", "في {date}"),
    "Day": ("Dzień", "اليوم"),
    "Where": ("Gdzie", "المكان"),
    "What we talk about": ("O czym rozmawiamy", "ما نتحدث عنه"),
    "[What the group is for]": ("[Do czego jest grupa]", "[هدف المجموعة]"),
    "[Another rule of the group]": ("[Inna zasada grupy]", "[قاعدة أخرى للمجموعة]"),
    "[Where we meet]": ("[Gdzie się spotykamy]", "[أين نجتمع]"),
}
LANGUAGES = ("en", "pl", "ar")
EDITIONS = ("standard", "large")
EVERY = [(language, edition) for language in LANGUAGES for edition in EDITIONS]
UNTRANSLATED = "The building has a ramp."
PROJECT = Phrase("Thatcham Park", "en")
OWN_TEXT = Phrase("We want a park for all.\nCome and help us plan it.", "en")
FIRST, SECOND = date(2027, 3, 31), date(2027, 4, 28)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2


@dataclass(frozen=True)
class SampleWords:
    """The words of a language: those of `SAID`, and the product's own."""

    language: str
    checked: bool = True

    def find(self, message: str) -> str | None:
        """The translation, or None."""
        if message in SAID and self.language != "en":
            return SAID[message][LANGUAGES.index(self.language) - 1]
        return words(self.language).find(message)

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The translation for a number, or None."""
        return words(self.language).find_plural(one, many, number)


def said(message: str, **values: object) -> Said:
    """A message with its values."""
    return Said(message=message, values=values)


PURPOSE = Gap(wanted=said("[What the group is for]"), lines=3, mend="purpose")
RULE = Gap(wanted=said("[Another rule of the group]"), lines=2)
PLACE = Gap(wanted=said("[Where we meet]"), mend="meetings")
MEETINGS = Table(
    head=(said("Day"), said("Where"), said("What we talk about")),
    rows=(
        ((said("On {date}", date=FIRST),), (Phrase("Newbury Library", "en"),), ()),
        (
            (said("On {date}", date=SECOND),),
            (PLACE,),
            (said("Everybody is welcome."), said(UNTRANSLATED)),
        ),
    ),
    widths=(0.3, 0.35, 0.35),
)
RULES_OF_THE_GROUP = Bullets(entries=(said("Listen to each other."), RULE))
LETTER = Document(
    title=said("How we work together"),
    about=PROJECT,
    council="West Berkshire Council",
    return_address=("West Berkshire Council", "Market Street", "Newbury", "RG14 5LD"),
    parts=(
        Heading(text=said("About the group")),
        Paragraph(text=OWN_TEXT),
        PURPOSE,
        RULES_OF_THE_GROUP,
        Heading(text=said("When we meet"), level=3),
        Paragraph(
            text=said(
                "We meet until {date}. Do you have a question? Telephone {telephone}.",
                date=SECOND,
                telephone=isolate("01635 551111"),
            ),
            strong=True,
        ),
        MEETINGS,
        Bullets(entries=(said("One person speaks at a time."), said(UNTRANSLATED)), numbered=True),
    ),
)
TO = ("Ms Zoë Łukasiewicz", "12 High Street", "Newbury", "RG14 5LD")
TO_A_PERSON = replace(LETTER, address=Address(to=TO))
TO_NOBODY_YET = replace(LETTER, address=Address(to=()))
EACH = {"document": LETTER, "person": TO_A_PERSON, "nobody": TO_NOBODY_YET}
