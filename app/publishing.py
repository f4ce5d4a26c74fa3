"""A form → a published version with its code; a version's rows → what the outputs read of it."""

import json
import time
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute

from app import codes, projects
from app.db import Collection, Project, Version, db, writing
from app.languages import languages, words
from forms import codec, lists
from forms.model import Form
from forms.wording import SOURCE_LANGUAGE, in_language, messages, texts
from printables.cover import Postage

# How many of 100 replies on paper are keyed twice, where nobody says otherwise.
DOUBLE_SHARE = 10


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

    @classmethod
    def stored(cls, cover: dict[str, Any]) -> "Cover":
        """A cover from its JSON; what an earlier release didn't ask for is left out."""
        tuples = {name: tuple(cover.get(name, ())) for name in ("return_address", "hand_in")}
        return cls(**{**cover, **tuples})

    @property
    def names(self) -> dict[str, str]:
        """What the placeholders of a form's texts stand for."""
        return {"council": self.council, "place": self.place, "project": self.project}


@dataclass(frozen=True)
class Published:
    """A version with its collection, as the outputs read it. `form` is in English."""

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


def open_collection(
    project: Project,
    form: Form,
    *,
    opens: date,
    closes: date,
    today: date,
    asked: int | None = None,
    double_share: int = DOUBLE_SHARE,
) -> str:
    """Opens a form for a project and publishes its first version; gives the version's code.

    Args:
        double_share: how many of 100 replies on paper are keyed twice, 0 to 100.

    Raises:
        ValueError: it would close before it opens, or the form offers a list of the project's that
            is empty.
    """
    if closes < opens:
        raise ValueError(f"it would close on {closes}, before it opens on {opens}")
    with writing():
        collection = Collection(
            project=db.session.merge(project),
            form_key=form.key,
            opens=opens,
            closes=closes,
            anonymous=form.anonymous,
            asked=asked,
            double_share=double_share,
        )
        db.session.add(collection)
        return publish(collection, form, today=today).code


def publish(collection: Collection, form: Form, *, today: date) -> Version:
    """Freezes a form with its cover and all its texts as the next version, in one transaction.

    Raises:
        ValueError: the form offers a list of the project's that is empty.
    """
    project = collection.project
    whole = lists.put_in(form, projects.lists(project, SOURCE_LANGUAGE))
    # Nobody's name comes in one envelope with what is kept apart from it.
    slip = collection.anonymous and not form.apart
    stored = codec.dump(whole)
    cover = _json(asdict(cover_of(project.title, collection.closes, slip=slip)))
    spoken = _json(
        {language: _texts(form, whole, project, language) for language in languages()[1:]}
    )
    version = Version(
        number=len(collection.versions) + 1,
        code=unused_code(Version.code),
        form=stored,
        cover=cover,
        texts=spoken,
        fingerprint=codec.fingerprint(stored + cover + spoken),
        published_on=today,
        collection=collection,
    )
    db.session.add(version)
    db.session.flush()
    return version


def _texts(form: Form, whole: Form, project: Project, language: str) -> dict[str, str | None]:
    """A form's texts in a language; those of the project's lists as the project says them."""
    listed = messages(lists.put_in(form, projects.lists(project, language)))
    english = messages(whole)
    own = {path: text for path, text in listed.items() if text != english[path]}
    return texts(whole, words(language)) | own


def cover_of(project: str, closes: date | None, *, slip: bool = False) -> Cover:
    """The cover that this council's settings and a project give.

    `slip`: those who answer without a name may ask for an answer on a leaf to be cut off.
    """
    settings = current_app.config
    return Cover(
        council=settings["COUNCIL"],
        place=settings["PLACE"],
        project=project,
        telephone=settings["TELEPHONE"],
        return_address=tuple(settings["RETURN_ADDRESS"]),
        hand_in=tuple(settings["HAND_IN"]),
        postage=settings["POSTAGE"],
        email=settings["EMAIL"],
        formats=settings["OTHER_FORMATS"],
        privacy=settings["PRIVACY"],
        slip=slip,
        last_date=closes.isoformat() if closes else "",
    )


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


def read(version: Version) -> Published:
    """A version's row → what the outputs read.

    Raises:
        ValueError: what is stored is no longer what was published.
    """
    if codec.fingerprint(version.form + version.cover + version.texts) != version.fingerprint:
        raise ValueError(f"version {version.code} was changed after it was published")
    collection = version.collection
    return Published(
        id=version.id,
        collection_id=collection.id,
        number=version.number,
        code=version.code,
        form=codec.load(version.form),
        cover=Cover.stored(json.loads(version.cover)),
        fingerprint=version.fingerprint,
        texts=json.loads(version.texts),
        opens=collection.opens,
        closes=collection.closes,
        keyed_until=date.fromordinal(collection.closes.toordinal() + collection.grace_days),
        anonymous=collection.anonymous,
        asked=collection.asked,
    )


def open_versions(today: date) -> list[Published]:
    """The newest version of every collection that is open today, the first to close first."""
    return _newest(Collection.opens <= today, Collection.closes >= today)


def equality_of(version: Published, today: date) -> Published | None:
    """What is offered to those who have sent a version: its project's open form that is kept apart.

    None after that form itself, and where the project has none.
    """
    if version.form.apart:
        return None
    project = select(Collection.project_id).where(Collection.id == version.collection_id)
    found = _newest(
        Collection.project_id == project.scalar_subquery(),
        Collection.opens <= today,
        Collection.closes >= today,
    )
    return next((other for other in found if other.form.apart), None)


def unused_code(column: InstrumentedAttribute[Any]) -> str:
    """A random code with its check character that no row has in this column."""
    while True:
        code = codes.new()
        if db.session.scalar(select(column).where(column == code)) is None:
            return code


def _newest(*conditions: ColumnElement[bool]) -> list[Published]:
    newest = (
        select(Version.collection_id, Version.code)
        .join(Collection)
        .where(*conditions)
        .order_by(Collection.closes, Version.collection_id, Version.number)
    )
    last_of_each = dict(db.session.execute(newest).all())
    return [version for code in last_of_each.values() if (version := find(code))]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
