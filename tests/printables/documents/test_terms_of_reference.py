"""A project → terms of reference that have every clause of the council's template."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from printables.documents.parts import Heading, gaps
from printables.documents.terms_of_reference import GROUND_RULES
from tests.printables.documents.reading import letter, ours, told
from tests.printables.documents.samples import EMPTY, FULL


def test_the_terms_of_reference_have_every_heading_of_the_councils_template() -> None:
    """In its order; some in plainer words."""
    document = letter("terms-of-reference")
    headings = [part for part in document.parts if isinstance(part, Heading)]
    assert told(headings) == [
        "Background",
        "Aims and objectives",
        "Members and chairs",
        "How long members stay",
        "How members are chosen",
        "A talk with each member once a year",
        "List of members",
        "Local people",
        "People from West Berkshire Council",
        "People who help the group with its papers",
        "Ground rules",
        "Meetings",
        "Agenda and papers",
        "Confidentiality",
        "How we decide",
    ]


def test_the_terms_of_reference_have_all_fourteen_ground_rules() -> None:
    """And what happens to a member who keeps breaking them."""
    said = told(letter("terms-of-reference"))
    assert len(GROUND_RULES) == 14
    assert set(GROUND_RULES) <= set(said)
    assert any("ask them to leave" in text for text in said[said.index(GROUND_RULES[-1]) :])


def test_only_a_group_that_lasts_has_rules_for_new_members() -> None:
    """A year or less: members stay to the end; and as long as nobody knows, the rules are there."""
    year = date(2027, 3, 1)
    short = replace(FULL, begins=year, ends=year + timedelta(days=365))
    rule = "Every two years, a third of the members make room for new ones."
    assert rule not in told(letter("terms-of-reference", short))
    assert "The group lasts no more than a year. Members stay to the end." in told(
        letter("terms-of-reference", short)
    )
    for facts in (FULL, replace(FULL, ends=None), EMPTY):
        assert rule in told(letter("terms-of-reference", facts))


@pytest.mark.parametrize("missing", ["begins", "ends"])
def test_a_group_with_one_of_its_days_shows_the_other_as_a_gap(missing: str) -> None:
    """The day that is known is told."""
    facts = replace(FULL, begins=None) if missing == "begins" else replace(FULL, ends=None)
    document = letter("terms-of-reference", facts)
    wanted = [gap.wanted.message for gap in gaps(document) if gap.mend == "dates"]
    assert len(wanted) == 1
    assert missing in wanted[0]
    known = FULL.ends if missing == "begins" else FULL.begins
    assert known in [said.values.get("date") for said in ours(document)]
