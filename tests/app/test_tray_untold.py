"""Who keyed a reply first never learns, from any page, if it was chosen to be keyed again."""

from flask import Flask
from sqlalchemy import update

from app.db import Collection, db
from app.tray import entries
from app.tray.entries import Page
from tests.app.test_lots import begun as lot_of
from tests.app.test_lots import equality
from tests.app.test_tray_attacks import KEYS, batch_of
from tests.app.test_two_officers import signed_in
from tests.paper import batch, officer, reply
from tests.site import EMAIL, TODAY, publish
from tests.twice import SECOND, finish


def test_leaf_chosen_is_not_told(app: Flask) -> None:
    """Who keyed an equality leaf is not told if it was chosen to be keyed again."""
    pages = []
    for share in (0, 100):
        version = equality()
        db.session.execute(update(Collection).values(double_share=share))
        db.session.commit()
        leaf = lot_of(version)
        entries.finish(leaf, 1, officer(), {"age": "3"}, page=Page(0), today=TODAY)
        visitor = signed_in(app, EMAIL)
        page = visitor.get(f"/en/keying/replies/{leaf.id}/about").text.split("<main")[1]
        names = (version.code, batch_of(leaf).code, f"/{leaf.id}/", f"/batches/{leaf.batch_id}")
        for name in names:
            page = page.replace(name, "_")
        pages.append(page)
    assert pages[0] == pages[1]


def test_reason_of_change_blind(app: Flask) -> None:
    """Why the first keying was changed is not told to who keys it again."""
    made = reply(publish(double_share=100), batch=batch(1))
    finish(made, 1, KEYS, by=EMAIL)
    visitor = signed_in(app, EMAIL)
    visitor.get(f"/en/keying/replies/{made.id}/change")
    visitor.send(f"/en/keying/replies/{made.id}/change", went_well="Oak", _why="It says Benches")
    assert visitor.page.status_code == 303
    other = signed_in(app, SECOND)
    assert "Benches" not in other.get(f"/en/keying/replies/{made.id}/about").text


def test_batch_page_tells_number_chosen(app: Flask) -> None:
    """While envelopes are left the batch does not count what was chosen to be keyed again."""
    for share in (0, 100):
        version = publish(double_share=share)
        place = batch(2)
        finish(reply(version, batch=place), 1, KEYS, by=EMAIL)
        page = signed_in(app, EMAIL).get(f"/en/keying/batches/{place.id}").text
        assert "waits for another" not in page


def test_forged_turn(app: Flask) -> None:
    """No address tells the first officer if a reply was chosen, whatever they send."""
    got = []
    for share in (0, 100):
        made = reply(publish(double_share=share), batch=batch(1))
        finish(made, 1, KEYS, by=EMAIL)
        visitor = signed_in(app, EMAIL)
        for do in ("", "/keep", "/take", "/set-aside", "/settle", "/change"):
            visitor.get("/en/keying/batches/new")
            sent = {"_turn": "2", "_revision": "0", "went_well": "x"}
            page = visitor.send(f"/en/keying/replies/{made.id}{do}", **sent)
            got.append((do, page.status_code, page.headers.get("Location", "")[-5:]))
    assert got[: len(got) // 2] == got[len(got) // 2 :]
