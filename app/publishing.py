"""A version's rows → what the outputs read of it, found by its code."""

import json
import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from app import codes
from app.db import Collection, Version, db
from forms import codec
from forms.model import Form
from forms.wording import SOURCE_LANGUAGE, in_language
from printables.cover import Postage
from printables.editions import editions_in


@dataclass(frozen=True)
class Cover:
    """What a version says beside its questions. Names are the same in every language."""

    council: str
    place: str
    project: str
    telephone: str
    return_address: tuple[str, ...]
    last_date: str  # ISO 8601, or "" where there is none
    hand_in: tuple[str, ...] = ()
    postage: Postage = ""
    email: str = ""
    formats: str = ""
    privacy: str = ""
    slip: bool = False
    editions: tuple[str, ...] = ()  # those that are offered; () is all

    @classmethod
    def stored(cls, cover: dict[str, Any]) -> "Cover":
        """A cover from its JSON; what an earlier release didn't ask for is left out."""
        tuples = {
            name: tuple(cover.get(name, ())) for name in ("return_address", "hand_in", "editions")
        }
        return cls(**{**cover, **tuples})

    @property
    def names(self) -> dict[str, str]:
        """What the placeholders of a form's texts stand for."""
        return {"council": self.council, "place": self.place, "project": self.project}


@dataclass(frozen=True)
class Published:
    """A version with its collection, as the outputs read it. `form` is in English.

    `closes` is the last day online, `keyed_until` the last on which paper is in time: both earlier
    than planned where an officer has closed the collection.
    """

    id: int
    collection_id: int
    number: int
    code: str
    form: Form
    cover: Cover
    fingerprint: str
    texts: dict[str, dict[str, str | None]]
    opens: date
    closes: date
    keyed_until: date
    anonymous: bool
    asked: int | None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages it was published in, the source first."""
        return (SOURCE_LANGUAGE, *self.texts)

    def editions(self, language: str) -> tuple[str, ...]:
        """The editions that it is offered in to readers of a language."""
        offered = self.cover.editions or editions_in(language)
        return tuple(edition for edition in editions_in(language) if edition in offered)

    @cached_property
    def _spoken(self) -> dict[str, Form]:
        return {
            language: in_language(
                self.form, language, self.texts.get(language, {}), self.cover.names
            )
            for language in self.languages
        }

    def in_language(self, language: str) -> Form:
        """The form in a language, names filled in; in English where it isn't published in it."""
        return self._spoken.get(language, self._spoken[SOURCE_LANGUAGE])


def find(code: str) -> Published | None:
    """The version with this code. What it says is remembered for a few seconds in this process.

    Raises:
        ValueError: what is stored is no longer what was published.
    """
    known: dict[str, tuple[float, Published]] = current_app.extensions.setdefault("versions", {})
    now = time.monotonic()
    kept = known.get(code)
    if kept is not None and now < kept[0]:
        return kept[1]
    version = db.session.scalar(select(Version).where(Version.code == code))
    if version is None:
        return None
    if len(known) > current_app.config["VERSIONS_KNOWN"]:
        known.clear()
    published = read(version)
    known[code] = (now + current_app.config["VERSION_CACHE_SECONDS"], published)
    return published


def forget() -> None:
    """Lets this process read every version anew: dates have changed. Others do so in seconds."""
    current_app.extensions.pop("versions", None)


def read(version: Version) -> Published:
    """A version's row → what the outputs read.

    Raises:
        ValueError: what is stored is no longer what was published.
    """
    if codec.fingerprint(version.form + version.cover + version.texts) != version.fingerprint:
        raise ValueError(f"version {version.code} was changed after it was published")
    collection, form = version.collection, codec.load(version.form)
    last, in_time = collection.closes, collection.closes + timedelta(days=collection.grace_days)
    if collection.closed_on is not None:
        last = min(last, collection.closed_on - timedelta(days=1))
        # What is kept apart is shown at that moment: more would be shown alone.
        in_time = min(in_time, last if form.apart else collection.closed_on)
    return Published(
        id=version.id,
        collection_id=collection.id,
        number=version.number,
        code=version.code,
        form=form,
        cover=Cover.stored(json.loads(version.cover)),
        fingerprint=version.fingerprint,
        texts=json.loads(version.texts),
        opens=collection.opens,
        closes=last,
        keyed_until=in_time,
        anonymous=collection.anonymous,
        asked=collection.asked,
    )


def open_versions(today: date) -> list[Published]:
    """The newest version of every collection that is open today, the first to close first."""
    return _newest(*_is_open(today))


def open_of(project_id: int, today: date) -> list[Published]:
    """The same of one project."""
    return _newest(Collection.project_id == project_id, *_is_open(today))


def open_forms(today: date) -> dict[int, int]:
    """How many forms are open today, by the id of their project; those with none are left out."""
    query = (
        select(Collection.project_id, func.count())
        .where(Collection.versions.any(), *_is_open(today))
        .group_by(Collection.project_id)
    )
    return dict(db.session.execute(query).all())


def equality_of(version: Published, today: date) -> Published | None:
    """What is offered to those who have sent a version: its project's open form that is kept apart.

    None after that form itself, after one that a group answers, and where the project has none.
    """
    if not version.form.public:
        return None
    project = select(Collection.project_id).where(Collection.id == version.collection_id)
    found = _newest(
        Collection.project_id == project.scalar_subquery(),
        *_is_open(today),
    )
    return next((other for other in found if other.form.apart), None)


def unused_code(column: InstrumentedAttribute[Any]) -> str:
    """A random code with its check character that no row has in this column."""
    while True:
        code = codes.new()
        if db.session.scalar(select(column).where(column == code)) is None:
            return code


def _is_open(today: date) -> tuple[ColumnElement[bool], ...]:
    return Collection.opens <= today, Collection.closes >= today, Collection.closed_on.is_(None)


def _newest(*conditions: ColumnElement[bool]) -> list[Published]:
    newest = (
        select(Version.collection_id, Version.code)
        .join(Collection)
        .where(*conditions)
        .order_by(Collection.closes, Version.collection_id, Version.number)
    )
    last_of_each = dict(db.session.execute(newest).all())
    return [version for code in last_of_each.values() if (version := find(code))]
