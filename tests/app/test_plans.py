"""What an officer prepares for a form: read as typed, checked, kept beside what is in force."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app import plans
from app.db import Collection, db
from app.languages import languages
from app.plans import Plan, Wrong
from app.running.settings import FIELDS, Unread, as_typed, read
from forms.library.equality import EQUALITY
from forms.library.reflection import REFLECTION
from forms.model import Form
from forms.wording import SOURCE_LANGUAGE
from printables.editions import EDITIONS
from tests.app.test_cli import run
from tests.running import collection_of, prepared, project, proposed, published
from tests.site import TODAY, publish

DAY = timedelta(days=1)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
lines = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60)
sensible = st.builds(
    Plan,
    opens=days,
    closes=days,
    grace_days=st.integers(0, plans.MOST_GRACE),
    languages=st.sets(st.sampled_from(languages())).map(
        lambda chosen: tuple(code for code in languages() if code in {SOURCE_LANGUAGE, *chosen})
    ),
    editions=st.sets(st.sampled_from(list(EDITIONS))).map(
        lambda chosen: tuple(name for name in EDITIONS if name in {*plans.ALWAYS, *chosen})
    ),
    anonymous=st.booleans(),
    asked=st.none() | st.integers(1, plans.MOST_ASKED),
    double_share=st.integers(0, 100),
    threshold=st.integers(plans.FEWEST_SHOWN, plans.MOST_SHOWN),
    retention_days=st.integers(1, plans.MOST_DAYS),
    return_address=st.just(()) | st.just(("A street", "A town")),
    hand_in=st.just(()) | st.just(("The library",)),
    postage=st.sampled_from(["", "freepost", "stamp"]),
)
words = st.text(max_size=80) | st.integers().map(str) | st.sampled_from(["yes", "en", "27 3 2026"])
typed = st.dictionaries(
    st.sampled_from([*FIELDS, "other"]), st.lists(words, min_size=1, max_size=3)
)


@given(plan=sensible)
def test_a_plan_is_typed_stored_and_read_back_the_same(plan: Plan) -> None:
    """Through the page and through the database."""
    assert read(as_typed(plan)) == plan
    assert plans.load(plans.dump(plan)) == plan


def result_of(some: MultiDict[str, str]) -> tuple[Plan | None, set[str]]:
    """The plan that was typed, or none and the fields with a problem."""
    try:
        return read(some), set()
    except Unread as unread:
        return None, set(unread.problems)


@given(typed=typed, line=lines)
def test_whatever_is_typed_is_a_plan_or_a_problem_of_a_field(
    typed: dict[str, list[str]], line: str
) -> None:
    """A plan can be stored as it is; a problem has words."""
    fine = as_typed(Plan(opens=TODAY, closes=TODAY, return_address=(line, "A town")))
    for some in (typed, {**fine.to_dict(flat=False), **typed}):
        plan, problems = result_of(MultiDict(some))
        assert problems <= FIELDS.keys()
        if plan is None:
            assert problems
        else:
            assert plans.load(plans.dump(plan)) == plan
            assert plan.last_in_time >= plan.closes


def wrong(plan: Plan, collection: Collection | None = None) -> dict[str, str]:
    """What is wrong with settings of the reflection."""
    return plans.problems(plan, REFLECTION, project().id, today=TODAY, collection=collection)


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        (0, 28, {}),
        (-3, 0, {}),
        (1, 0, {"closes": plans.CLOSES_FIRST}),
        (-9, -1, {"closes": plans.OVER}),
        (0, 3651, {"closes": plans.TOO_LONG}),
        (3651, 3652, {"opens": plans.TOO_FAR}),
    ],
)
def test_days_have_to_make_sense(
    app: Flask, first: int, last: int, problem: dict[str, str]
) -> None:
    """In order, not over, and not for a lifetime. Counted in days from today."""
    assert wrong(proposed(opens=TODAY + first * DAY, closes=TODAY + last * DAY)) == problem


def test_what_is_kept_apart_is_anonymous(app: Flask) -> None:
    """Whatever an officer chooses."""
    plan = proposed(EQUALITY, anonymous=False)
    found = plans.problems(plan, EQUALITY, project().id, today=TODAY)
    assert found == {"anonymous": plans.NOT_ANONYMOUS}


def test_a_form_is_open_once_on_a_day(app: Flask) -> None:
    """Prepared or published; other days, another form or another project are free."""
    first = prepared()
    assert wrong(proposed()) == {"opens": plans.SAME_DAYS}
    assert plans.open_then(proposed(), REFLECTION.key, project().id) is not None
    after = first.closes + DAY
    assert wrong(proposed(opens=after, closes=after)) == {}
    assert wrong(proposed(), db.session.get_one(Collection, first.id)) == {}
    first.closed_on = TODAY
    db.session.commit()
    assert wrong(proposed()) == {}, "it was closed before its last day"


def test_what_people_were_promised_stays(app: Flask) -> None:
    """Once a form is out: its first day, whether it is anonymous, and its side of 30 people."""
    version = published(prepared(asked=29))
    collection = collection_of(version)
    now = plans.of(collection)
    changed = replace(now, anonymous=False, asked=30, opens=now.opens - DAY)
    assert wrong(changed, collection) == {
        "anonymous": plans.PROMISED,
        "asked": plans.COUNTED,
        "opens": plans.BEGUN,
    }
    assert wrong(replace(now, asked=13, grace_days=3, threshold=9), collection) == {}
    assert wrong(replace(now, threshold=4), collection) == {"threshold": plans.LOWERED}


def test_a_last_day_that_has_passed_can_stay_but_not_be_chosen(app: Flask) -> None:
    """So that other settings of a form that is over can change."""
    version = publish(REFLECTION, opens=TODAY - 9 * DAY, closes=TODAY - DAY)
    collection = collection_of(version)
    now = plans.of(collection)
    assert wrong(replace(now, retention_days=30), collection) == {}
    assert wrong(replace(now, closes=TODAY - 2 * DAY), collection) == {"closes": plans.OVER}


@pytest.mark.parametrize(
    ("form", "asked", "problem"),
    [
        (REFLECTION, 13, {"closes": plans.SHOWN}),
        (EQUALITY, None, {"closes": plans.SHOWN}),
        (REFLECTION, 30, {}),
    ],
)
def test_what_is_shown_at_the_end_can_not_be_made_to_last_longer(
    app: Flask, form: Form, asked: int | None, problem: dict[str, str]
) -> None:
    """An answer that came then would be shown alone. Until the last day for paper it can."""
    plan = proposed(form, asked=asked, opens=TODAY, closes=TODAY, grace_days=3)
    collection = collection_of(published(prepared(form, asked=asked)))
    plans.put_in_force(collection, plan)
    db.session.commit()
    for longer in (replace(plan, closes=TODAY + 9 * DAY), replace(plan, grace_days=9)):
        for day, found in ((TODAY + 3 * DAY, {}), (TODAY + 4 * DAY, problem)):
            last = max(longer.closes, day)
            later = replace(longer, closes=last)
            told = plans.problems(later, form, project().id, today=day, collection=collection)
            assert told == found
    shorter = replace(plan, retention_days=30)
    day = TODAY + 9 * DAY
    assert plans.problems(shorter, form, project().id, today=day, collection=collection) == {}


def test_of_two_officers_who_open_the_same_form_one_is_told(either_app: Flask) -> None:
    """Whoever is second finds what the first has opened."""
    plan, project_id = proposed(), project().id
    db.session.rollback()

    def begin(_: int) -> str:
        with either_app.app_context():
            try:
                plans.begin(project_id, REFLECTION, plan, today=TODAY, officer_id=None)
            except Wrong as refused:
                return str(refused.problems["opens"].message)
            return ""

    with ThreadPoolExecutor(4) as officers:
        said = sorted(officers.map(begin, range(4)))
    assert said == ["", *[plans.SAME_DAYS] * 3]


def test_the_command_line_refuses_what_the_page_does(app: Flask) -> None:
    """The same form on the same days, and days that make no sense; nothing is opened then."""
    words = ("collections", "open", "reflection", "--project", "Parks")
    run(app, *words)
    assert "open for the project on some of these days" in run(app, *words, status=1)
    opens, closes = ((TODAY + n * DAY).isoformat() for n in (60, 59))
    refused = run(app, *words, "--opens", opens, "--closes", closes, status=1)
    assert "The last day is before the first." in refused
    assert len(db.session.query(Collection).all()) == 1
