"""A form opened for a project on pages: chosen, set, prepared, changed, thrown away."""

from datetime import timedelta
from html import unescape
from typing import Any

import lxml.html
import pytest

from app import events, plans, publishing
from app.db import Collection, db
from app.people.roles import Role
from app.plans import Plan
from tests.members import member, sign_in
from tests.paper import officer
from tests.running import collection_of, done_to, found, prepared, project, published
from tests.site import EMAIL, TODAY, Visitor, publish

DAY = timedelta(days=1)
NASTY = "<script>1</script> {{7*7}} {council} \"'& %(x)s"


def typed_day(days: int) -> str:
    """A day, counted from today, as people type it."""
    day = TODAY + days * DAY
    return f"{day.day} {day.month} {day.year}"


def fields(visitor: Visitor) -> dict[str, str | list[str]]:
    """What is in the fields of the page."""
    page: Any = lxml.html.fromstring(visitor.page.text)
    (form,) = (form for form in page.forms if "opens" in form.fields)
    found: dict[str, str | list[str]] = {}
    for name, value in form.form_values():
        found[name] = [*found.get(name, []), value] if name in ("languages", "editions") else value
    return found


def send(visitor: Visitor, address: str, **changes: str | list[str]) -> int:
    """Sends the page with what is in its fields and with changes; gives the status."""
    data = fields(visitor) | changes
    return visitor.open(address, method="POST", data=data).status_code


def only() -> Collection:
    """The only collection there is."""
    db.session.rollback()
    return db.session.query(Collection).one()


@pytest.fixture
def opening(visitor: Visitor) -> str:
    """An officer has chosen the reflection; where its settings are sent."""
    address = f"/en/officers/projects/{project().id}/open"
    visitor.sign_in()
    visitor.get(f"{address}?form=reflection")
    return address


def test_every_form_of_the_library_can_be_chosen(visitor: Visitor) -> None:
    """With what it is for, how long it is and takes, and how often the project had it."""
    publish()
    prepared()
    visitor.sign_in()
    address = f"/en/officers/projects/{project().id}/open"
    page = visitor.get(address).text
    for key in ("outcomes-residents", "outcomes-staff", "reflection", "equality"):
        assert f"{address}?form={key}" in page
        assert visitor.get(f"{address}?form={key}").status_code == 200
    assert "It has 7 questions." in page
    assert "It is meant to be anonymous." in page
    assert page.count("This would be a new round.") == 1
    assert visitor.get(f"{address}?form=nothing").status_code == 404


def test_a_form_is_prepared_with_its_settings(visitor: Visitor, opening: str) -> None:
    """All that was typed is its plan; nothing is out, and the preview comes next."""
    status = send(
        visitor,
        opening,
        opens=typed_day(1),
        closes=typed_day(15),
        grace_days="7",
        languages=["pl"],
        editions=["bilingual"],
        anonymous="no",
        asked="13",
        threshold="6",
        double_share="20%",
        retention_days="90",
        return_address="  The council \r\n\r\n Market\tStreet\x00 ",
        hand_in="Newbury Library\nThe hall",
        postage="freepost",
    )
    collection = only()
    assert (status, visitor.page.location) == (
        303,
        f"/en/officers/collections/{collection.id}/preview?done=saved",
    )
    assert plans.of(collection) == Plan(
        opens=TODAY + DAY,
        closes=TODAY + 15 * DAY,
        grace_days=7,
        languages=("en", "pl"),
        editions=("standard", "large", "bilingual"),
        anonymous=False,
        asked=13,
        threshold=6,
        double_share=20,
        retention_days=90,
        return_address=("The council", "Market Street"),
        hand_in=("Newbury Library", "The hall"),
        postage="freepost",
    )
    assert publishing.open_versions(TODAY + DAY) == []
    assert done_to(collection) == [(events.Kind.PREPARED, EMAIL)]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("opens", "31 2 2026", "Write the day as day, month and year"),
        ("closes", "", "Write the day as day, month and year"),
        ("closes", typed_day(-1), "The last day is before the first."),
        ("grace_days", "91", "Write a whole number from 0 to 90."),
        ("asked", "0", "Write a whole number from 1 to 1000000."),
        ("asked", "many", "Write a whole number from 1 to 1000000."),
        ("threshold", "2", "Write a whole number from 3 to 100."),
        ("double_share", "101", "Write a whole number from 0 to 100."),
        ("retention_days", "1.5", "Write a whole number from 1 to 3650."),
        ("languages", ["xx"], "Choose from these only."),
        ("editions", ["braille"], "Choose from these only."),
        ("anonymous", "maybe", "Choose one of these."),
        ("postage", "pigeon", "Choose one of these."),
        ("return_address", "One line", "Write the address in 2 to 8 lines"),
        ("return_address", "\n".join("123456789"), "Write the address in 2 to 8 lines"),
        ("return_address", f"A street\n{'x' * 61}", "Write at most 60 characters in each."),
        ("hand_in", "\n".join("123456789"), "Write at most 8 places."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    visitor: Visitor, opening: str, name: str, value: str | list[str], said: str
) -> None:
    """All that was typed is kept, the error leads to its field, and nothing is prepared."""
    assert send(visitor, opening, **{"hand_in": NASTY, name: value}) == 422
    page = visitor.page.text
    assert "<title>Error: Open a form: " in page
    assert page.count(said) == 2
    assert f'href="#{name.replace("_", "-")}"' in page
    assert "<script>" not in page
    if name != "hand_in":
        assert f">\n{NASTY}</textarea>" in unescape(page)
    assert db.session.query(Collection).all() == []


def test_mistakes_that_read_alike_are_told_apart(visitor: Visitor, opening: str) -> None:
    """The list at the top names the field, too: both days are written alike."""
    assert send(visitor, opening, opens="soon", closes="later") == 422
    tree: Any = lxml.html.fromstring(visitor.page.text)
    links = [link.text_content() for link in tree.find_class("summary")[0].iter("a")]
    assert [link.partition("Write")[0] for link in links] == ["First day", "Last day"]


def test_what_is_typed_shows_as_text(visitor: Visitor, opening: str) -> None:
    """Whatever it means to a browser, a template or a format."""
    assert send(visitor, opening, hand_in=NASTY) == 303
    page = visitor.get(f"/en/officers/collections/{only().id}").text
    assert NASTY in unescape(page)
    assert "<script>" not in page


def test_a_form_that_is_open_on_these_days_is_linked(visitor: Visitor, opening: str) -> None:
    """So that the officer can change its days."""
    other = prepared()
    assert send(visitor, opening) == 422
    assert "This form is open for the project on some of these days already." in visitor.page.text
    assert f'href="/en/officers/collections/{other.id}"' in visitor.page.text


def test_settings_of_what_is_out_change_nothing_before_they_are_published(
    visitor: Visitor,
) -> None:
    """The page says so, and what printed sheets say; the form's page shows both."""
    version = published(prepared())
    here = f"/en/officers/collections/{version.collection_id}"
    visitor.sign_in()
    page = visitor.get(f"{here}/settings").text
    assert "Sheets that are printed already keep the old last day and the old address." in page
    assert send(visitor, f"{here}/settings", closes=typed_day(40)) == 303
    assert found(version.code).closes == version.closes
    page = visitor.get(here).text
    assert "Not published yet" in page
    visitor.send(f"{here}/discard")
    page = visitor.follow().text
    assert "What was prepared is thrown away." in page
    assert "Not published yet" not in page
    assert "Published: version" in page, "what was done before is still told"
    kinds = [kind for kind, _ in done_to(collection_of(version))]
    assert kinds[-2:] == [events.Kind.PREPARED, events.Kind.DISCARDED]


def test_what_was_never_published_is_thrown_away_whole(visitor: Visitor) -> None:
    """Its page is gone; what comes after it has none of its history."""
    collection = prepared()
    here = f"/en/officers/collections/{collection.id}"
    visitor.sign_in()
    visitor.get(here)
    visitor.send(f"{here}/discard")
    assert visitor.page.location == f"/en/officers/projects/{project().id}?done=discarded"
    assert visitor.get(here).status_code == 404
    again = prepared()
    page = visitor.get(f"/en/officers/collections/{again.id}").text
    assert page.count("Settings prepared") == 1
    assert "thrown away" not in page


def test_of_two_officers_who_change_settings_the_second_is_told(visitor: Visitor) -> None:
    """What they typed is still there, beside what the first has saved; then they decide."""
    collection = prepared()
    address = f"/en/officers/collections/{collection.id}/settings"
    visitor.sign_in()
    visitor.get(address)
    mine = fields(visitor)
    assert send(visitor, address, hand_in="The first officer's place") == 303
    data = mine | {"hand_in": "My place"}
    page = visitor.open(address, method="POST", data=data)
    assert page.status_code == 409
    assert "Somebody else has changed these settings" in page.text
    assert "My place</textarea>" in page.text
    assert "The first officer&#39;s place" in page.text
    assert send(visitor, address) == 303
    assert plans.of(only()).hand_in == ("My place",)


def test_the_page_tells_how_a_form_stands_and_what_was_done(visitor: Visitor) -> None:
    """Round, days, version, code, sheets in every language, and who published it."""
    first = published(prepared(closes=TODAY, asked=13))
    collection_of(first).opens = TODAY - 30 * DAY
    collection_of(first).closes = TODAY - 20 * DAY
    db.session.commit()
    version = published(prepared(languages=("en", "pl"), editions=("standard", "large")))
    visitor.sign_in()
    page = visitor.get(f"/en/officers/collections/{version.collection_id}").text
    assert "Round 2." in page
    assert "It is open. The last day is" in page
    assert version.code in page
    for spoken in ("en", "pl"):
        for edition in ("standard", "large"):
            assert f"/{spoken}/forms/{version.code}/{edition}.pdf" in page
    assert "/ar/forms/" not in page
    assert "Published: version \u20681\u2069" in page
    assert "/results/projects/" in page, "rounds side by side"


def test_each_role_sees_what_it_may_do(visitor: Visitor) -> None:
    """Who keys or reads changes nothing, and who keys sees no results."""
    version = published(prepared())
    here = f"/en/officers/collections/{version.collection_id}"
    for role, manages, reads in (
        (Role.KEYS, False, False),
        (Role.READS, False, True),
        (Role.MANAGES, True, True),
    ):
        member(f"{role}@example.org", version, role)
        visitor.client.delete_cookie("session")
        page = sign_in(visitor, f"{role}@example.org").get(here).text
        assert (f"{here}/settings" in page) == (f"{here}/close" in page) == manages
        assert (f"/en/results/{version.collection_id}" in page) == reads


def test_nothing_is_prepared_for_what_is_closed(visitor: Visitor) -> None:
    """Neither for a closed form nor for a closed project; the page leads to where it is."""
    version = published(prepared())
    here = f"/en/officers/collections/{version.collection_id}"
    officer()
    visitor.sign_in()
    visitor.get(f"{here}/settings")
    data = fields(visitor)
    collection_of(version).closed_on = TODAY
    db.session.commit()
    for page in (
        visitor.get(f"{here}/settings"),
        visitor.open(f"{here}/settings", method="POST", data=data),
    ):
        assert page.status_code == 409
        assert f'href="{here}"' in page.text
    project().closed_on = TODAY
    db.session.commit()
    page = visitor.get(f"/en/officers/projects/{project().id}/open?form=equality")
    assert page.status_code == 409
    assert "Open the project again first." in page.text
