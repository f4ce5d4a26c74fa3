"""A test → replies that are keyed twice, in the same way or not."""

from collections.abc import Mapping
from datetime import date

from app.publishing import Published
from app.tray import entries
from app.tray.tables import Reply
from tests.paper import officer, reply
from tests.site import TODAY, publish

FIRST, SECOND = "first@example.org", "second@example.org"
INFLUENCE, HEARD, WENT_WELL = "experience.influence", "experience.heard", "went_well"


def finish(
    made: Reply, turn: int, keys: Mapping[str, str], *, by: str = "", day: date = TODAY
) -> None:
    """Ends a keying of a reply that nobody else touched meanwhile."""
    entry = entries.entry_of(made, turn)
    revision = entry.revision if entry else 0
    who = officer(by or (FIRST, SECOND)[turn - 1])
    entries.finish(made, turn, who, keys, page=entries.Page(revision), today=day)


def keyed_twice(version: Published, first: Mapping[str, str], second: Mapping[str, str]) -> Reply:
    """A new reply, keyed by two officers; all of its collection are to be keyed twice."""
    made = reply(version)
    finish(made, 1, first)
    finish(made, 2, second)
    return made


def address(made: Reply) -> str:
    """Where it is settled."""
    return f"/en/keying/replies/{made.id}/settle"


def different(version: Published | None = None) -> Reply:
    """A reply of which three items were keyed in two ways."""
    return keyed_twice(
        version or publish(double_share=100),
        {INFLUENCE: "4", HEARD: "2", WENT_WELL: "The tea\n+ a heart"},
        {INFLUENCE: "5", HEARD: "/", WENT_WELL: "The team"},
    )
