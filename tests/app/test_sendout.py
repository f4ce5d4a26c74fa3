"""The send-out list: who waits for paper, printed in order, and forgotten once it is posted."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pikepdf
from sqlalchemy import select

from app import events
from app.db import Collection, db, writing
from app.outgoing import requests
from app.outgoing.requests import How, Wish
from app.outgoing.tables import PaperOut, PaperRequest
from app.publishing import Published
from forms.library.equality import EQUALITY
from tests.forms.every_kind import EVERY_KIND
from tests.paper import officer
from tests.printables.tag_tree import read
from tests.site import TODAY, Visitor, publish, publish_next


def list_of(version: Published, language: str = "en") -> str:
    """Where the list of a form is."""
    return f"/{language}/officers/collections/{version.collection_id}/send-out"


def waits(version: Published, name: str, how: How = How.ONLINE, **changes: str) -> PaperRequest:
    """Somebody who waits for a form."""
    usual = {"address": "12 High Street\nNewbury", "language": "en", "edition": "standard"}
    wish = Wish(**{**usual, "name": name, **changes})
    requests.ask(version.collection_id, wish, how, token=name, today=TODAY)
    return rows(version)[-1]


def rows(version: Published) -> list[PaperRequest]:
    """Who waits."""
    db.session.rollback()
    return list(requests.listed(version.collection_id))


def names(version: Published) -> list[str]:
    """Their names."""
    return [row.name for row in rows(version)]


def posted() -> list[tuple[str, str, int]]:
    """What was counted as posted: language, edition, copies."""
    found = db.session.scalars(select(PaperOut).order_by(PaperOut.id)).all()
    assert all((row.way, row.confirmed_on) == ("post", TODAY) for row in found)
    return [(row.language, row.edition, row.copies) for row in found]


def printed(visitor: Visitor) -> bytes:
    """The file that the open page leads to."""
    (link,) = re.findall(r'href="([^"]*sheets\.pdf[^"]*)"', visitor.page.text)
    page = visitor.page
    file = visitor.get(unescape(link))
    visitor.page = page
    assert file.mimetype == "application/pdf"
    return bytes(file.data)


def test_the_list_tells_who_asked_and_how_in_the_order_in_which_they_did(visitor: Visitor) -> None:
    """Name, address, print, language, day."""
    version = publish()
    waits(version, "Bea", edition="large", language="ar")
    waits(version, "Ann <i>O'Hara</i>", How.TELEPHONE)
    visitor.sign_in()
    page = visitor.get(list_of(version)).text
    assert page.index("Bea") < page.index("Ann &lt;i&gt;O&#39;Hara&lt;/i&gt;")
    for said in ("Large print", "العربية", "Asked online on", "Asked by telephone on"):
        assert said in page


def test_an_officer_adds_somebody_who_telephoned(either_visitor: Visitor) -> None:
    """What is wrong is said; the same page sent twice is one."""
    version = publish()
    either_visitor.sign_in()
    new = f"{list_of(version)}/new"
    page = either_visitor.get(new)
    assert either_visitor.send(new, name="Ann").status_code == 422
    assert "Choose how they asked." in either_visitor.page.text
    assert 'value="Ann"' in either_visitor.page.text
    typed = {"name": "Ann", "address": "1 Road", "spoken": "pl", "edition": "large"}
    for _ in range(2):
        either_visitor.page = page
        assert either_visitor.send(new, **typed, how="in_person").status_code == 303
    assert "They are on the list." in either_visitor.follow().text
    (row,) = rows(version)
    assert (row.name, row.way, row.language, row.edition) == ("Ann", "in_person", "pl", "large")


def test_all_print_in_order_each_with_its_address_on_top(visitor: Visitor) -> None:
    """In one file, each in the language and print that they asked for, as it was first printed."""
    version = publish()
    waits(version, "Bea", language="ar", edition="large")
    waits(version, "Ann")
    visitor.sign_in()
    visitor.get(list_of(version))
    told = read(printed(visitor))
    starts = [n for n, said in enumerate(told) if said.text.startswith(("Bea", "Ann"))]
    assert [told[n].text.split()[0] for n in starts] == ["Bea", "Ann"]
    assert {said.language for said in told[starts[1] :]} == {"en"}
    assert "ar" in {said.language for said in told[: starts[1]]}
    assert any(version.code in said.text for said in told[starts[1] :])


def test_each_begins_on_a_leaf_of_its_own(visitor: Visitor) -> None:
    """Printed on both sides, no form has somebody's address on its back."""
    version = publish()
    waits(version, "Ann")
    visitor.sign_in()
    visitor.get(list_of(version))
    with pikepdf.open(BytesIO(printed(visitor))) as file:
        tagged = [bool(page.get("/Contents")) for page in file.pages]
    assert tagged[:3] == [True, False, True]
    assert len(tagged) % 2 == 0


def test_posted_deletes_those_who_were_printed_and_nobody_else(either_visitor: Visitor) -> None:
    """Whoever asked meanwhile, or whose address was mended, stays; the rest is only counted."""
    version = publish()
    for name in ("Ann", "Bea", "Cem"):
        waits(version, name, language="pl" if name == "Cem" else "en")
    mended = waits(version, "Dan")
    either_visitor.sign_in()
    either_visitor.get(list_of(version))
    waits(version, "Eve")
    new = Wish(name="Dan", address="2 New Road", language="en", edition="standard")
    requests.change(version.collection_id, requests.digest(mended), new)
    page = either_visitor.page
    either_visitor.send(f"{list_of(version)}/sent")
    assert "3 forms are in the post." in either_visitor.follow().text
    assert names(version) == ["Dan", "Eve"]
    assert posted() == [("en", "standard", 2), ("pl", "standard", 1)]
    *_, done = events.of(f"collection {version.collection_id}")
    assert done.kind == "posted: 3"
    either_visitor.page = page
    assert either_visitor.send(f"{list_of(version)}/sent").status_code == 409
    assert posted() == [("en", "standard", 2), ("pl", "standard", 1)]


def test_who_asks_again_after_the_post_is_not_taken_for_sent(either_visitor: Visitor) -> None:
    """Though another officer says once more that the first form was posted."""
    version = publish()
    waits(version, "Ann")
    either_visitor.sign_in()
    either_visitor.get(list_of(version))
    page = either_visitor.page
    said = {"code": version.code, "printed": requests.digest(rows(version)[0])}
    assert either_visitor.send(f"{list_of(version)}/sent", **said).status_code == 303
    wish = Wish(name="Ann", address="12 High Street\nNewbury", language="en", edition="standard")
    requests.ask(version.collection_id, wish, How.ONLINE, token="another page", today=TODAY)
    either_visitor.page = page
    assert either_visitor.send(f"{list_of(version)}/sent", **said).status_code == 409
    assert names(version) == ["Ann"]


def test_a_list_that_has_changed_is_loaded_again_before_it_is_printed(visitor: Visitor) -> None:
    """So that what is printed is what is confirmed; also where a newer version is out."""
    version = publish()
    waits(version, "Ann")
    row = waits(version, "Bea")
    visitor.sign_in()
    page = visitor.get(list_of(version))
    (link,) = re.findall(r'href="([^"]*sheets\.pdf[^"]*)"', page.text)
    collection = db.session.get_one(Collection, version.collection_id)
    requests.remove(collection, requests.digest(row), officer_id=officer())
    assert visitor.get(unescape(link)).status_code == 409
    visitor.get(list_of(version))
    assert printed(visitor)
    page = visitor.page
    publish_next(version.collection_id, EVERY_KIND)
    (link,) = re.findall(r'href="([^"]*sheets\.pdf[^"]*)"', page.text)
    assert visitor.get(unescape(link)).status_code == 409
    assert visitor.get(f"{list_of(version)}/sheets.pdf").status_code == 409


def test_what_was_printed_before_a_new_version_counts_for_the_old_one(visitor: Visitor) -> None:
    """It was the old one that went into the envelope."""
    version = publish()
    waits(version, "Ann")
    visitor.sign_in()
    visitor.get(list_of(version))
    publish_next(version.collection_id, EVERY_KIND)
    visitor.send(f"{list_of(version)}/sent")
    assert db.session.scalars(select(PaperOut)).one().version_id == version.id


def test_at_most_a_hundred_are_printed_at_a_time(visitor: Visitor) -> None:
    """The page says how many are left, and the next hundred come after the first are posted."""
    version = publish()
    with writing():
        for n in range(102):
            row = {"name": f"Person {n}", "address": "1 Road", "language": "en"}
            place = {"collection_id": version.collection_id, "asked_on": TODAY, "way": "online"}
            db.session.add(PaperRequest(**row, **place, edition="standard"))
    visitor.sign_in()
    assert "2 more wait" in visitor.get(list_of(version)).text
    visitor.send(f"{list_of(version)}/sent")
    assert names(version) == ["Person 100", "Person 101"]
    visitor.get(list_of(version))
    with pikepdf.open(BytesIO(printed(visitor))) as file:
        assert len(file.Root.StructTreeRoot.K[0].K) == 4


def test_a_line_is_mended_or_removed(either_visitor: Visitor) -> None:
    """What is wrong is said; of a line that is gone or was changed, somebody is told so."""
    version = publish()
    row = waits(version, "Ann")
    either_visitor.sign_in()
    line = f"{list_of(version)}/{row.id}"
    page = either_visitor.get(line)
    assert "12 High Street\nNewbury</textarea>" in page.text
    typed = {"name": "Ann", "spoken": "ar", "edition": "large"}
    assert either_visitor.send(line, **typed, address="").status_code == 422
    assert either_visitor.send(line, **typed, address="2 Road").status_code == 303
    (now,) = rows(version)
    assert (now.address, now.language, now.edition) == ("2 Road", "ar", "large")
    for action in (line, f"{line}/remove"):
        either_visitor.page = page
        assert either_visitor.send(action, **typed, address="3 Road").status_code == 409
    either_visitor.get(line)
    assert either_visitor.send(f"{line}/remove").status_code == 303
    assert "Name and address are deleted." in either_visitor.follow().text
    assert names(version) == []
    assert posted() == []
    assert either_visitor.get(line).status_code == 404


def test_a_form_that_has_closed_is_not_posted(visitor: Visitor) -> None:
    """The page says so; who still waits can only be removed."""
    version = publish(opens=TODAY - timedelta(days=2), closes=TODAY)
    row = waits(version, "Ann")
    with writing():
        db.session.get_one(Collection, version.collection_id).closed_on = TODAY
    visitor.sign_in()
    page = visitor.get(list_of(version)).text
    assert "This form closed on" in page
    assert "sheets.pdf" not in page
    assert visitor.get(f"{list_of(version)}/new").status_code == 409
    page = visitor.get(f"{list_of(version)}/{row.id}").text
    assert "Save the change" not in page
    assert visitor.send(f"{list_of(version)}/{row.id}/remove").status_code == 303
    assert names(version) == []


def test_what_is_no_longer_offered_is_not_printed_but_said(visitor: Visitor) -> None:
    """An officer changes it, or removes it."""
    version = publish()
    waits(version, "Ann", language="ar")
    waits(version, "Bea")
    with writing():
        row = db.session.scalars(select(PaperRequest).where(PaperRequest.name == "Ann")).one()
        row.language = "ne"
    visitor.sign_in()
    assert "no longer there in this language or print" in visitor.get(list_of(version)).text
    visitor.send(f"{list_of(version)}/sent")
    assert names(version) == ["Ann"]


def test_a_form_that_is_kept_apart_has_no_list_of_its_own(visitor: Visitor) -> None:
    """Its leaf comes with another form: nobody's name is written down for it."""
    version = publish(EQUALITY)
    visitor.sign_in()
    assert "kept apart from all names" in visitor.get(list_of(version)).text
    assert visitor.get(f"{list_of(version)}/new").status_code == 409


def test_only_those_who_manage_the_project_see_addresses(visitor: Visitor) -> None:
    """Nobody else gets a page, a file or a change."""
    version = publish()
    row = waits(version, "Ann")
    digest = requests.digest(row)
    address = list_of(version)
    query = f"code={version.code}&printed={digest}"
    for path in ("", "/new", f"/{row.id}", f"/sheets.pdf?{query}"):
        assert visitor.get(address + path).status_code == 401
    for path in ("/sent", "/new", f"/{row.id}", f"/{row.id}/remove"):
        data = {"printed": digest, "code": version.code, "seen": digest}
        page = visitor.open(address + path, method="POST", data=data)
        assert page.status_code in (400, 401)
    assert names(version) == ["Ann"]


def test_a_line_of_another_list_is_not_there(visitor: Visitor) -> None:
    """Whatever the address says."""
    version, other = publish(), publish(EVERY_KIND)
    row = waits(version, "Ann")
    visitor.sign_in()
    assert visitor.get(f"{list_of(other)}/{row.id}").status_code == 404
    visitor.get(list_of(version))
    assert visitor.send(f"{list_of(other)}/sent").status_code == 409
    assert names(version) == ["Ann"]
