"""A council's and a project's facts → letters that say all of it, and nothing that isn't so."""

import re
from dataclasses import replace
from datetime import date

import pytest

from forms.library.application import APPLICATION
from forms.model import Text
from forms.wording import Phrase, fill
from printables.documents import LETTERS
from printables.documents.facts import Facts
from printables.documents.parts import gaps
from tests.printables.documents.reading import letter, ours, theirs, told
from tests.printables.documents.samples import EMPTY, FIRST, FULL, SECOND, THIRD
from tests.test_reading_grade import too_hard

# What can be filled in elsewhere, by letter: all of it is missing where nothing is said.
MENDED = {
    "invitation": {"topic", "service", "method", "meetings", "contact"},
    "how-to-apply": {
        *("topic", "service", "open", "fixed", "method", "reason"),
        *("aims", "objectives", "meetings", "criteria", "contact"),
    },
    "yes": {"meetings", "contact"},
    "not-this-time": {"contact"},
    "first-meeting": {"meetings"},
    "terms-of-reference": {
        *("topic", "reason", "aims", "objectives", "measures", "dates", "meetings"),
    },
    "agenda": {"meetings", "contact"},
    "notes": {"meetings", "contact"},
    "review-themes": set(),
    "thank-you": {"outcomes", "contact"},
}
# What a council, an open form or an address says, when it does.
KNOWN = {
    "[The council's telephone number]",
    "[What co-production means to the council]",
    "[The council's principles of co-production]",
    "[The last day to apply]",
    "[Where to apply online]",
    "[The name of the person]",
}
every_letter = pytest.mark.parametrize("key", LETTERS)
with_all_or_nothing = pytest.mark.parametrize("facts", [FULL, EMPTY], ids=["full", "empty"])


@every_letter
def test_a_project_that_has_said_all_leaves_only_what_is_written_by_hand(key: str) -> None:
    """Such as the names of the chairs: no page asks for them."""
    missing = gaps(letter(key))
    assert {gap.mend for gap in missing} <= {""}
    assert KNOWN.isdisjoint(gap.wanted.message for gap in missing)


@every_letter
def test_what_a_project_has_not_said_is_listed_with_what_it_is_filled_in_by(key: str) -> None:
    """An officer finds the page for each of them."""
    assert {gap.mend for gap in gaps(letter(key, EMPTY))} - {""} == MENDED[key]


def test_what_the_council_has_not_said_is_listed() -> None:
    """Its telephone number, its definition and the like; so is the form to apply."""
    missing = {gap.wanted.message for key in LETTERS for gap in gaps(letter(key, EMPTY))}
    assert missing >= KNOWN


@every_letter
@with_all_or_nothing
def test_a_gap_says_in_square_brackets_what_is_wanted(key: str, facts: Facts) -> None:
    """Nothing else stands in brackets: no gap hides in a sentence."""
    document = letter(key, facts)
    missing = [gap.wanted.message for gap in gaps(document)]
    assert missing
    assert all(re.fullmatch(r"\[[A-Z].*\w\]", wanted) for wanted in missing)
    assert {text for text in told(document) if "[" in text} == set(missing)


@every_letter
@with_all_or_nothing
def test_a_letter_has_no_empty_or_half_filled_sentence(key: str, facts: Facts) -> None:
    """Nor does it print a word of the program."""
    document = letter(key, facts)
    for text in told(document):
        assert text.strip()
        assert not re.search(r"None|[{}]|\s[.?,]|\s\s", text), text
    assert all(text.strip() for text in theirs(document))


@every_letter
@with_all_or_nothing
def test_letters_are_plain(key: str, facts: Facts) -> None:
    """Words of ours; the council's definition and principles are its own."""
    council = (
        facts.council.definition,
        *(text for one in facts.council.principles for text in one),
    )
    document = letter(key, facts)
    texts = [
        fill(said.message, said.values) for said in ours(document) if said.message not in council
    ]
    assert too_hard(texts) == []


@with_all_or_nothing
def test_no_letter_promises_expenses_before_the_council_has_decided(facts: Facts) -> None:
    """The two that speak of them say that it can't be promised."""
    undecided = replace(facts, council=replace(facts.council, pays=False))
    promised, open_still = set(), set()
    for key in LETTERS:
        text = " ".join(told(letter(key, undecided)))
        promised |= {key for _ in re.findall(r"[Ww]e (?:will )?pay", text)}
        open_still |= {key for _ in re.findall("can't promise to pay", text)}
    assert promised == set()
    assert open_still == {"invitation", "how-to-apply", "yes"}


@pytest.mark.parametrize("key", ["invitation", "how-to-apply", "yes"])
def test_a_council_that_pays_expenses_says_so(key: str) -> None:
    """As soon as it has decided to."""
    assert "We pay your expenses" in told(letter(key))


def test_the_projects_texts_stand_as_they_are_in_their_own_language() -> None:
    """A text that is there in English only knows that it is, in a letter in Polish."""
    polish = {name: Phrase(f"{text} po polsku", "pl") for name, text in FULL.texts.items()}
    facts = replace(FULL, texts={**polish, "fixed": FULL.texts["fixed"]})
    found = {text: text for text in theirs(letter("how-to-apply", facts))}
    for name in ("topic", "service", "open", "fixed", "reason", "aims", "objectives"):
        text = found[facts.texts[name]]
        assert isinstance(text, Phrase)
        assert text.language == ("en" if name == "fixed" else "pl")
    assert found.keys() >= set(FULL.criteria)
    assert set(theirs(letter("terms-of-reference", facts))) >= set(FULL.measures)


@every_letter
def test_a_name_with_braces_is_not_filled_in_again(key: str) -> None:
    """Whatever people type stays what they typed."""
    council = replace(FULL.council, name="{project} council", telephone="{email} 123")
    typed = replace(FIRST, where="{date} hall", access="{place}")
    ordinary = replace(FULL, meeting=FIRST)
    facts = replace(
        ordinary,
        council=council,
        project=Phrase("{council}", "en"),
        texts={name: Phrase("{number}", "en") for name in FULL.texts},
        meetings=(typed, SECOND, THIRD),
        meeting=typed,
        to=("{project} Baker",),
    )
    document = letter(key, facts)
    assert document.about == "{council}"
    assert document.council == "{project} council"
    # A name that were a part of a message would be filled in with it.
    assert [said.message for said in ours(document)] == [
        said.message for said in ours(letter(key, ordinary))
    ]
    assert {text for text in theirs(document) if "{" in text} <= {
        *("{council}", "{number}", "{place}", "{project} council", "{project} Baker"),
    }


def test_the_agenda_says_that_it_is_sent_a_week_ahead() -> None:
    """The meeting is on 20 April 2027."""
    (said,) = [one for one in ours(letter("agenda")) if "in the post" in one.message]
    assert said.values == {"date": date(2027, 4, 13)}


def test_meetings_say_where_they_are() -> None:
    """In a place, online, or both; in the order of their days."""
    said = told(letter("yes"))
    assert said[said.index("These are the meetings:") + 1 :][:3] == [
        "2027-03-29, Newbury Library",
        "2027-04-20, online",
        "2027-05-03, Thatcham Hall or online",
    ]


def test_an_application_may_be_as_long_as_the_form_for_it_lets_it_be() -> None:
    """One number of words in the letter and on the form."""
    (asked,) = [one for one in APPLICATION.questions if isinstance(one, Text) and one.words]
    said = [text for text in told(letter("how-to-apply")) if f"no more than {asked.words} " in text]
    assert len(said) == 1


@pytest.mark.parametrize("key", ["agenda", "notes"])
def test_the_next_meeting_is_the_first_one_after_this(key: str) -> None:
    """After the last one it is a gap, to be planned or to be written in."""
    assert told(letter(key, replace(FULL, meeting=FIRST))).count("2027-04-20, online") == 1
    wanted = "[The day and the place of the next meeting]"
    last = gaps(letter(key, replace(FULL, meeting=THIRD)))
    assert wanted in [gap.wanted.message for gap in last if gap.mend == "meetings"]


def test_the_programme_of_a_first_meeting_goes_from_sandwiches_to_the_close() -> None:
    """With the sample times of the council's programme."""
    times = [text for text in theirs(letter("first-meeting")) if re.fullmatch(r"\d\d:\d\d", text)]
    assert (times[0], times[-1], len(times)) == ("12:30", "16:30", 13)
    assert times == sorted(times)


@every_letter
def test_only_a_letter_to_a_person_has_an_address(key: str) -> None:
    """It shows in the window of an envelope; the letter calls the person by name."""
    document = letter(key)
    if LETTERS[key].to_a_person:
        assert document.address is not None
        assert document.address.to == FULL.to
        assert told(document.parts)[0] == "Dear Sam Baker,"
    else:
        assert document.address is None
        assert "Sam Baker" not in " ".join(told(document))


@every_letter
def test_a_letter_about_a_meeting_follows_the_meeting_that_is_chosen(key: str) -> None:
    """All others are the same whichever it is."""
    of_two = letter(key, replace(FULL, meeting=FIRST)), letter(key, replace(FULL, meeting=SECOND))
    assert (of_two[0] != of_two[1]) == LETTERS[key].of_a_meeting


def test_who_was_not_chosen_hears_how_to_learn_why_and_how_else_to_take_part() -> None:
    """Kindly, and with a telephone number."""
    said = told(letter("not-this-time"))
    assert "If you want to know why" in said
    assert "You can telephone us: 01635\u00a0551111." in said
    assert "Other ways to take part" in said


def test_the_projects_contact_comes_before_the_councils() -> None:
    """Where it has none, people write to the council."""
    assert "You can write to us: park@westberks.example." in told(letter("yes"))
    said = told(letter("yes", replace(FULL, contact="")))
    assert "You can write to us: coproduction@westberks.example." in said
