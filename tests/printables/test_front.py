"""The first page says all that one needs to begin, the last one what to do with the form."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import Given
from forms.model import Form
from printables.cover import Cover
from printables.editions import EDITIONS, MM, editions_in
from printables.front import HOW_TO_MARK, HOW_TO_WRITE
from printables.layout import TIGHT, lay_out
from printables.sheet import render
from printables.text import Line
from printables.things import Frame, Page, Placed
from tests.forms.six_and_two import SIX_AND_TWO
from tests.printables.samples import (
    COVER,
    FULL_COVER,
    SPOKEN,
    WORDS,
    choice,
    form_of,
    library_form,
    spoken,
    text,
)
from tests.printables.tag_tree import read

OWN_PRIVACY = "We keep what you write for one year. See westberks.gov.uk/privacy."
WITH_SLIP = replace(FULL_COVER, slip=True)
NAMED = replace(form_of(choice("Yes", "No")), anonymous=False)


def pages_of(
    form: Form, cover: Cover = FULL_COVER, language: str = "en", edition: str = "standard"
) -> tuple[Page, ...]:
    return lay_out(form, cover, WORDS[language], EDITIONS[edition])


def lines_of(page: Page) -> list[str]:
    return [p.thing.text for p in page.placed if isinstance(p.thing, Line)]


def told_on(page: Page) -> str:
    """All that a page says, its footer left out."""
    lines = [p.thing.text for p in page.placed if isinstance(p.thing, Line) and p.band != "Footer"]
    return " ".join(" ".join(lines).split())


def first_page(
    form: Form, cover: Cover = FULL_COVER, language: str = "en", edition: str = "standard"
) -> str:
    return told_on(pages_of(form, cover, language, edition)[0])


@pytest.mark.parametrize(
    "said",
    [
        "West Berkshire Council • Thatcham Park",
        "Six and two",
        "This form is for measuring.",
        "Please send this form back by 31 March 2027 to:",
        "West Berkshire Council, Market Street, Newbury, RG14 5LD",
        "You do not need a stamp.",
        "Or hand it in here: Newbury Library, The Wharf; Thatcham Library.",
        "For help, telephone 01635 42400.",
        "It takes about 5 minutes. You can leave out a question.",
        "Use a pen or a pencil. If you change your mind, black out the whole box and tick",
        "Please do not write your name: your answers are anonymous.",
        "You may photocopy this form. One form for each person.",
        "Scan the square code below to answer online. Do not staple over it.",
        "If you require this document in an alternative format or translation, please call 01635",
    ],
)
def test_first_page_says_all_that_one_needs(said: str) -> None:
    """Who asks and why, how long it takes, how to mark, by when, where to, whom to call."""
    assert said in first_page(spoken(SIX_AND_TWO, "en"))


def test_six_statements_and_two_texts_fit_one_leaf() -> None:
    """With all that a council can say on the first page."""
    assert len(pages_of(spoken(SIX_AND_TWO, "en"))) == 2


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_old_eyes_find_last_date_and_address_at_once(language: str, edition: str) -> None:
    """They stand in a frame, the only one on the first page, and the date is bold."""
    page, *_ = pages_of(spoken(SIX_AND_TWO, language), language=language, edition=edition)
    (frame,) = [p for p in page.placed if isinstance(p.thing, Frame)]
    inside = [p for p in page.placed if isinstance(p.thing, Line) and within(p, frame)]
    told = " ".join(line.thing.text for line in inside if isinstance(line.thing, Line))
    assert "2027" in told
    assert "RG14 5LD" in told
    first = inside[0].thing
    assert isinstance(first, Line)
    assert first.style.bold


def within(one: Placed, other: Placed) -> bool:
    return (
        other.x < one.x
        and one.x + one.width < other.x + other.width
        and other.y < one.y
        and one.y + one.height < other.y + other.height
    )


def test_a_stamp_is_asked_for_where_one_is_needed() -> None:
    """And nothing is said of stamps where the council didn't say."""
    stamped, silent = replace(FULL_COVER, postage="stamp"), replace(FULL_COVER, postage="")
    form = form_of(choice("Yes", "No"))
    assert "Please put a stamp on the envelope." in first_page(form, stamped)
    assert "stamp on" not in first_page(form, silent)
    assert "need a stamp" not in first_page(form, silent)


def test_other_languages_are_offered_in_words_that_are_understood() -> None:
    """In the council's own to those who read English; in ours to those who read Polish."""
    form = "reflection"
    own = "If you require this document"
    english = first_page(library_form(form, "en"))
    assert own in english
    assert "or for another language or format" not in english
    polish = first_page(library_form(form, "pl"), language="pl")
    assert own not in polish
    assert "zadzwoń pod numer 01635 42400" in polish


def test_two_numbers_are_two_hints() -> None:
    """In two languages our sentence is said in both; the council's own, once, by itself."""
    pages = pages_of(library_form("reflection", "pl"), FULL_COVER, "pl", "bilingual")
    both = " ".join(told_on(page) for page in pages)
    assert "zadzwoń pod numer 01635 42400" in both
    assert "For help, or for another language or format, telephone 01635 42400. • If" in both
    assert both.count("01635 551111") == 1


def test_other_formats_without_a_telephone() -> None:
    """The council's own words are better than none, in whatever language; else a gap shows."""
    cover = replace(FULL_COVER, telephone="")
    assert "If you require" in first_page(library_form("reflection", "pl"), cover, "pl")
    gap = "telephone [the council's telephone number]"
    assert gap in first_page(form_of(text(1)), replace(cover, formats=""))


def test_privacy_is_said_in_brief() -> None:
    """Who sees the answers, where they aren't anonymous; or what the council says of it."""
    assert "Only people who work on this for the council see" in first_page(NAMED)
    own = replace(FULL_COVER, privacy=OWN_PRIVACY)
    assert OWN_PRIVACY in first_page(NAMED, own)
    assert "Only people who work" not in first_page(NAMED, own)
    anonymous = first_page(form_of(text(1)), own)
    assert OWN_PRIVACY in anonymous
    assert "your answers are anonymous" in anonymous


def test_a_form_of_ones_own_is_not_photocopied() -> None:
    """A numbered form, and one that is filled in already, is for one person."""
    form = form_of(text(1))
    numbered = first_page(form, replace(FULL_COVER, copies=False))
    begun, *_ = lay_out(
        form, FULL_COVER, WORDS["en"], EDITIONS["standard"], {"why": Given("Because")}
    )
    for told in (numbered, told_on(begun)):
        assert "Please do not photocopy it." in told
        assert "You may photocopy" not in told
    assert "answer online" in numbered
    assert "answer online" not in told_on(begun)


@pytest.mark.parametrize("edition", ["standard", "fillable"])
def test_a_specimen_is_not_sent_back(edition: str) -> None:
    """Nobody takes it for a form that counts: it asks for no envelope and no photocopies."""
    specimen = replace(FULL_COVER, specimen=True)
    told = first_page(form_of(choice("Yes", "No")), specimen, edition=edition)
    assert "Thank you for your answers." in told
    for asked in ("send", "hand it in", "photocopy", "stamp", "online", "e-mail"):
        assert asked not in told


@pytest.mark.parametrize(("key", "language"), SPOKEN)
def test_what_one_needs_to_begin_is_on_the_first_page(key: str, language: str) -> None:
    """By when, where to, whom to call and how to mark: in large print and two languages too."""
    form = library_form(key, language)
    for edition in editions_in(language):
        told = " ".join(lines_of(pages_of(form, FULL_COVER, language, edition)[0]))
        how = HOW_TO_MARK if any(item.options for item in form.items) else HOW_TO_WRITE
        marked = WORDS[language].find(how) or how
        assert "2027" in told
        assert "RG14 5LD" in told
        assert "01635 42400" in told
        assert edition == "fillable" or "".join(marked.split()) in "".join(told.split())


def test_address_stands_as_on_an_envelope() -> None:
    """Where there is room for it: a line an entry, and a place a line."""
    lines = [line.strip() for line in lines_of(pages_of(form_of(text(1)))[0])]
    first = lines.index("West Berkshire Council")
    assert lines[first : first + 8] == [
        "West Berkshire Council",
        "Market Street",
        "Newbury",
        "RG14 5LD",
        "You do not need a stamp.",
        "Or hand it in here:",
        "Newbury Library, The Wharf",
        "Thatcham Library",
    ]


@pytest.mark.parametrize("spaces", range(6))
def test_a_number_or_a_day_is_never_split_over_two_lines(spaces: int) -> None:
    """It can be dialled, or found in a diary, at one look, wherever a line ends."""
    telephone, day = "0 1 6 3 5" + " 0" * 3 * spaces, date(2027, 9, 30)
    cover = replace(FULL_COVER, telephone=telephone, last_date=day)
    lines = [
        line
        for edition in ("standard", "large")
        for page in pages_of(form_of(text(1)), cover, edition=edition)
        for line in lines_of(page)
    ]
    assert sum(telephone in line for line in lines) == 2
    assert sum("30 September 2027" in line for line in lines) == 4


def test_a_form_on_a_computer_says_how_to_send_it() -> None:
    """Online or printed; by e-mail where a name is asked anyway. Pens are not spoken of."""
    form = form_of(choice("Yes", "No"))
    told = first_page(form, edition="fillable")
    assert "send it to us online at" in told
    assert f"{FULL_COVER.address}/1" in told.replace(" ", ""), "where the file is taken"
    assert "e-mail" not in told
    assert "pencil" not in told
    assert "photocopy" not in told
    assert "Thank you." in told
    named = first_page(NAMED, edition="fillable")
    assert named.endswith("You can also send it by e-mail to coproduction@westberks.gov.uk.")
    posted = first_page(form, replace(FULL_COVER, address=""), edition="fillable")
    assert "Then print it and send it back by post." in posted
    assert "computer" not in first_page(form)


def test_last_page_says_thanks_and_where_to_send_it() -> None:
    """Once more, for those who don't turn back."""
    last = told_on(pages_of(library_form("reflection", "en"))[-1])
    assert last.endswith(
        "Thank you. Please send this form back by 31 March 2027 to:"
        " West Berkshire Council, Market Street, Newbury, RG14 5LD"
    )


def test_a_council_without_an_address_still_says_when() -> None:
    """No half sentence is left, whatever is missing."""
    form = form_of(text(1))
    nowhere = first_page(form, replace(FULL_COVER, return_address=(), hand_in=()))
    assert "Please send this form back by 31 March 2027." in nowhere
    assert "stamp" not in nowhere
    whenever = first_page(form, replace(FULL_COVER, last_date=None))
    assert "Please send this form back to: West Berkshire Council" in whenever
    slip = pages_of(form, replace(WITH_SLIP, last_date=None))[-1]
    assert "Please send this page to: West Berkshire Council" in told_on(slip)
    neither = first_page(form, replace(FULL_COVER, last_date=None, return_address=(), hand_in=()))
    assert "send this form" not in neither


def test_telephone_and_e_mail_keep_their_order_in_arabic() -> None:
    """What is dialled or typed is read from the left in a text that is read from the right."""
    told = " ".join(
        said.text for said in read(render(form_of(text(1)), FULL_COVER, WORDS["ar"]).pdf)
    )
    assert "01635 42400" in told
    assert "Newbury Library, The Wharf" in told


@given(
    st.lists(st.text("abc ", min_size=1, max_size=30).filter(str.strip), max_size=5),
    st.lists(st.text("xyz ", min_size=1, max_size=60).filter(str.strip), max_size=4),
    st.sampled_from(("standard", "large")),
)
@settings(max_examples=25, deadline=None)
def test_any_address_keeps_to_its_frame(
    address: list[str], places: list[str], edition: str
) -> None:
    """However many lines a council has, each stands inside the frame, and the frame on the page."""
    cover = replace(COVER, return_address=tuple(address), hand_in=tuple(places))
    page, *_ = pages_of(form_of(text(1)), cover, edition=edition)
    (frame,) = [p for p in page.placed if isinstance(p.thing, Frame)]
    around = [p for p in page.placed if isinstance(p.thing, Line) and p.band == "Layout"]
    for line in around:
        above, below = line.y + line.height <= frame.y, line.y >= frame.y + frame.height
        assert above or below or within(line, frame)
    assert frame.y + frame.height <= EDITIONS[edition].bottom
    assert frame.height >= 2 * EDITIONS[edition].tightened(TIGHT).frame + 6 * MM
