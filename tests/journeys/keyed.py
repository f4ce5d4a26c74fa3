"""The pages on which officers key, settle and change answers → a walk through all of them."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.db import db
from app.drafts import digest
from app.publishing import Published
from app.tray import changes, entries, loose, lots, settling
from app.tray.tables import Reply
from forms.answers import Channel
from tests.journeys.walking import LAST, press, sent_empty, sign_in, within
from tests.paper import batch, officer, reply
from tests.printables.filling import fill
from tests.site import TODAY
from tests.twice import SECOND, finish

CHECK = ".row [name=_do][value=check]"
SAVE = "#save-button"


def of_the_screen(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows the keying screen, of an Arabic sheet and of what was keyed once; and its rules."""
    page.goto(f"{home}/keying/rules")
    yield "rules"
    made = reply(version, "ar", batch=batch())
    address = f"{home}/keying/replies/{made.id}"
    page.goto(address)
    yield "the keying screen"
    press(page, CHECK)
    yield "nothing keyed"
    for name in ("join", "needs", "visited", "claims.5.amount"):
        _put(page, name, "x")
    _put(page, "_translation.idea", "x" * 5001)
    press(page, CHECK)
    yield "keyed wrongly"
    page.goto(address)
    for name in ("join", "needs", "visited", "claims.5.amount", "_translation.idea"):
        _put(page, name, "")
    _put(page, "join", "1")
    press(page, CHECK)
    yield "keyed rightly"
    yield from _two_at_once(page, address, made)
    made = reply(version, "ar")
    made.twice = True
    db.session.commit()
    finish(made, 1, {"join": "1"}, by=SECOND)
    page.goto(f"{home}/keying/replies/{made.id}")
    yield "keyed once more"
    page.context.clear_cookies()
    press(page, CHECK)
    yield "keyed after the sign-in has ended"
    sign_in(page)
    yield "go on"
    press(page, LAST)
    yield "gone on"


def _two_at_once(page: Page, address: str, made: Reply) -> Iterator[str]:
    entries.take_over(made, 1, officer(SECOND))
    _put(page, "idea", "Swings")
    press(page, CHECK)
    yield "taken over meanwhile"
    page.goto(address)
    yield "on another desk"
    press(page, LAST)
    finish(made, 1, {"join": "2"}, by=SECOND)
    press(page, SAVE)
    yield "keyed by somebody else"


def of_settling(page: Page, home: str, made: Reply) -> Iterator[str]:
    """Shows two keyings side by side; where nothing is chosen, and where it is settled already."""
    address = f"{home}/keying/replies/{made.id}/settle"
    yield from sent_empty(page, address)
    page.locator("[value=second] >> nth=0").check()
    chosen = {"experience.influence": "5", "experience.heard": "2", "went_well": "The team"}
    settling.settle(made, chosen, officer_id=officer(), today=TODAY)
    press(page, LAST)
    yield "settled meanwhile"
    page.goto(address)
    yield "nothing to settle"
    page.goto(f"{home}/keying/replies/{made.id}/about")
    yield "about what was settled"


def of_changes(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows a reply that is changed, one that can't be, a page that came later, what is urgent."""
    made = reply(version, "ar", batch=batch())
    address = f"{home}/keying/replies/{made.id}"
    page.goto(f"{address}/change")
    yield "not to be changed"
    finish(made, 1, {"join": "1", "idea": "?"}, by=SECOND)
    yield from sent_empty(page, f"{address}/change")
    page.locator("#change-why").fill("A typing mistake")
    press(page, LAST)
    yield "nothing changed"
    stored = changes.stored(made, officer(), TODAY)
    changes.change(
        made, officer(), {**stored, "join": "2"}, why="Why not", shown=digest(stored), today=TODAY
    )
    _put(page, "join", "3")
    press(page, LAST)
    yield "changed meanwhile"
    page.goto(f"{address}/about")
    yield "about what was changed"
    yield from sent_empty(page, f"{home}/keying/batches/{batch().id}/join")
    page.locator("#code").fill(version.code)
    press(page, LAST)
    yield "which reply a page belongs to"
    press(page, within("/join"))
    yield "none of them chosen"
    yield from sent_empty(page, f"{address}/pass-on")
    page.locator("[name=kind] >> nth=0").check()
    page.locator("#passed-text").fill("They ask for help.")
    press(page, LAST)
    yield "passed on"
    press(page, within("/done"))
    yield "done"


def of_leaves(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows leaves that are separated, too few and enough, and a lot of them."""
    page.goto(f"{home}/keying/lots")
    yield "too few leaves"
    post = batch(10)
    address = f"{home}/keying/batches/{post.id}/leaves"
    page.goto(address)
    page.locator("main .short").fill("")
    press(page, LAST)
    yield "leaves not counted"
    lots.separate(post, {version.id: 10})
    page.goto(address)
    yield "leaves counted"
    yield from sent_empty(page, f"{home}/keying/lots")
    page.locator("main .short").fill("10")
    press(page, LAST)
    yield "the first leaf of a lot"
    page.goto(f"{home}/keying/")
    press(page, ".open a >> nth=0")
    yield "a lot"


def without_paper(page: Page, home: str, version: Published) -> Iterator[str]:
    """Shows answers by telephone and in files."""
    yield from sent_empty(page, f"{home}/keying/calls")
    page.locator(f"#form-{version.code}").check()
    page.locator("#spoken-ar").check()
    page.locator("#channel-phone").check()
    press(page, LAST)
    yield "the questions to be read out"
    page.goto(f"{home}/keying/calls")
    yield "a call that was begun"
    yield from sent_empty(page, f"{home}/keying/files")
    ticked = {item.key: item.options[0].key for item in version.form.items if item.options}
    blank = page.request.get(f"{home}/forms/{version.code}/fillable.pdf").body()
    filled = fill(blank, ticked)
    page.locator("[type=file]").set_input_files(
        {"name": "form.pdf", "mimeType": "application/pdf", "buffer": filled}
    )
    press(page, within("/files"))
    yield "a file that was read"
    (waiting,) = loose.waiting(Channel.FILE)
    page.goto(f"{home}/keying/replies/{waiting.reply.id}")
    yield "a file that is looked at"
    page.goto(f"{home}/keying/files")
    loose.discard(waiting.reply.id, Channel.FILE, officer_id=officer())
    press(page, within("/discard"))
    yield "thrown away already"


def _put(page: Page, name: str, text: str) -> None:
    """Puts a text into a field that may be folded away."""
    page.locator(f"[name='{name}']").evaluate("(field, text) => { field.value = text }", text)
