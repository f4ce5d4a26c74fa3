"""Between two keyings the first is changed by nobody who may have to key the second, unseen."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from app.db import db
from app.tray import changes, entries, replies
from app.tray.changes import Fixed, Why
from app.tray.tables import Entry
from forms.library.equality import EQUALITY
from tests.app.test_changes import KEYS, refused, rows
from tests.app.test_two_officers import signed_in
from tests.paper import batch, officer, reply
from tests.site import EMAIL, TODAY, Visitor, publish
from tests.twice import SECOND, finish


def test_the_first_of_two_keyings_can_be_changed_by_who_keyed_it(either_visitor: Visitor) -> None:
    """The same day; nobody who may key it again sees what was keyed, and nothing is stored yet."""
    made = reply(publish(double_share=100))
    finish(made, 1, KEYS, by=EMAIL)
    assert (refused(made), refused(made, SECOND)) == (None, Why.BLIND)
    either_visitor.sign_in()
    address = f"/en/keying/replies/{made.id}/change"
    assert "The tea" in either_visitor.get(address).text
    either_visitor.send(address, **{**KEYS, "went_well": "The cake"}, _why="A slip")
    assert either_visitor.page.status_code == 303
    entry = entries.entry_of(made, 1)
    assert entry is not None
    assert "The cake" in entry.answers
    assert rows() == []
    other = signed_in(either_visitor.client.application, SECOND)
    for page in ("change", "about"):
        text = other.get(f"/en/keying/replies/{made.id}/{page}").text
        assert "The cake" not in text
        assert "The tea" not in text


def test_once_the_second_keying_has_begun_the_first_stays(app: Flask) -> None:
    """Else the two could be made alike."""
    made = reply(publish(double_share=100))
    finish(made, 1, KEYS, by=EMAIL)
    db.session.add(Entry(reply_id=made.id, turn=2, officer_id=officer(SECOND), answers="{}"))
    db.session.commit()
    assert refused(made) == Why.IN_HAND


def test_who_keys_alone_does_not_see_their_first_keying_on_a_later_day(app: Flask) -> None:
    """They may key it again then, and that has to be unseen too."""
    made = reply(publish(double_share=100))
    finish(made, 1, KEYS, by=EMAIL)
    yesterday = TODAY - timedelta(days=1)
    db.session.execute(update(Entry).values(finished_on=yesterday))
    db.session.commit()
    assert refused(made) == Why.BLIND


def test_who_keyed_it_first_is_not_told_if_it_was_chosen(app: Flask) -> None:
    """Their pages about a reply, and to change it, are the same whether it was or wasn't."""
    visitor = signed_in(app, EMAIL)
    place = batch()
    pages = []
    for share in (0, 100):
        made = reply(publish(double_share=share), batch=place)
        code = replies.version_of(made).code
        finish(made, 1, KEYS, by=EMAIL)
        names = (code, f"/replies/{made.id}/", f"Reply {made.number} ")
        texts = [
            visitor.get(f"/en/keying/replies/{made.id}/{page}").text for page in ("about", "change")
        ]
        for name in names:
            texts = [text.replace(name, "_") for text in texts]
        pages.append([text.split("<main")[1] for text in texts])
    assert pages[0][0] == pages[1][0]
    assert "Keyed" in pages[0][0]
    assert [line for line in pages[0][1].splitlines() if "_csrf" not in line] == [
        line for line in pages[1][1].splitlines() if "_csrf" not in line
    ]


@pytest.mark.parametrize("share", [0, 100])
def test_an_equality_leaf_is_never_changed(app: Flask, share: int) -> None:
    """Not when it is stored, and not between two keyings."""
    version = publish(EQUALITY, double_share=share)
    made = reply(version, batch=batch(version=version))
    finish(made, 1, {"age": "2"}, by=EMAIL)
    assert refused(made) == Why.APART
    with pytest.raises(Fixed):
        changes.change(made, officer(), {}, why="?", shown="", today=TODAY)
