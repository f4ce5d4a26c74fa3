"""The catalogues in translations/ → the words of each language, and its name."""

import gettext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel import Locale

from forms.wording import SOURCE_LANGUAGE, Words

TRANSLATIONS = Path(__file__).parent.parent / "translations"


@dataclass(frozen=True)
class English:
    """The source: every message stands for itself."""

    language: str = SOURCE_LANGUAGE
    checked: bool = True

    def find(self, message: str) -> str | None:
        """The message."""
        return message

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The singular for one, else the plural."""
        return one if number == 1 else many


class _Gap(gettext.NullTranslations):
    """What a catalogue asks where it has no translation: answers nothing."""

    def gettext(self, *_: object) -> str:
        return ""

    def ngettext(self, *_: object) -> str:
        return ""


@dataclass(frozen=True)
class Catalogue:
    """A compiled catalogue. `checked`: its header says that a native speaker has checked it."""

    language: str
    checked: bool
    found: gettext.GNUTranslations = field(repr=False)

    def find(self, message: str) -> str | None:
        """The translation, or None."""
        return self.found.gettext(message) or None

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The translation for this number, or None."""
        return self.found.ngettext(one, many, number) or None


@cache
def languages() -> tuple[str, ...]:
    """The languages there are: the source first, then each catalogue by its code."""
    catalogues = TRANSLATIONS.glob("*/LC_MESSAGES")
    return (SOURCE_LANGUAGE, *sorted(path.parent.name for path in catalogues))


@cache
def words(language: str) -> Words:
    """The words of a language.

    Raises:
        LookupError: there is no such language, or its catalogue is not compiled.
    """
    if language == SOURCE_LANGUAGE:
        return English()
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo"
    if language not in languages() or not path.exists():
        raise LookupError(f"no compiled catalogue for {language}: run `make translations`")
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)
    found.add_fallback(_Gap())
    checked = found.info().get("x-checked-by-native-speaker", "no") != "no"
    return Catalogue(language, checked, found)


@cache
def own_name(language: str) -> str:
    """A language's name in itself: English, polski, العربية."""
    return str(Locale.parse(language, sep="-").get_display_name())
