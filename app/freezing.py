"""A form, a project and a plan → a version that never changes, under a code of its own."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property

from flask import current_app

from app import codes, events, plans, projects
from app.db import Collection, Version, db, writing
from app.languages import words
from app.plans import Plan
from app.project_tables import Project
from app.publishing import Cover, Published, unused_code
from forms import codec, lists
from forms.library import FORMS
from forms.model import Form
from forms.wording import SOURCE_LANGUAGE, messages, texts


@dataclass(frozen=True)
class Frozen:
    """All that a version will say, before it has a code. `form` is in English, lists put in."""

    form: Form
    cover: Cover
    texts: dict[str, dict[str, str | None]]

    @cached_property
    def stored(self) -> tuple[str, str, str]:
        """Form, cover and texts as canonical JSON: what is hashed."""
        return codec.dump(self.form), _json(asdict(self.cover)), _json(self.texts)

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of what is stored, in hexadecimal."""
        return codec.fingerprint("".join(self.stored))


class Changed(Exception):
    """What would be published is not what the officer has seen."""


def freeze(form: Form, project: Project, plan: Plan, *, gaps: bool = False) -> Frozen:
    """All that a version would say.

    Args:
        gaps: shows empty lists of the project's as gaps, to be looked at.

    Raises:
        EmptyList: the form offers a list of the project's that is empty.
    """
    english = projects.lists(project, SOURCE_LANGUAGE)
    whole = lists.put_in(replace(form, anonymous=plan.anonymous), english, gaps=gaps)
    # Nobody's name comes in one envelope with what is kept apart from it.
    slip = plan.anonymous and not form.apart
    spoken = {
        language: _texts(form, whole, project, language)
        for language in plan.languages
        if language != SOURCE_LANGUAGE
    }
    return Frozen(whole, cover_of(project.title, plan, slip=slip), spoken)


def unpublished(collection: Collection, plan: Plan, frozen: Frozen) -> Published:
    """What readers would see, as a version that nobody can answer: with a specimen's code."""
    return Published(
        id=0,
        collection_id=collection.id,
        number=len(collection.versions) + 1,
        code=codes.SPECIMEN,
        form=frozen.form,
        cover=frozen.cover,
        fingerprint=frozen.fingerprint,
        texts=frozen.texts,
        opens=plan.opens,
        closes=plan.closes,
        keyed_until=plan.last_in_time,
        anonymous=plan.anonymous,
        asked=plan.asked,
    )


def form_of(collection: Collection) -> Form:
    """The form as the library has it now; as it was published where it is there no more."""
    if collection.form_key in FORMS:
        return FORMS[collection.form_key]
    return codec.load(collection.versions[-1].form)


def digest(collection: Collection, frozen: Frozen) -> str:
    """Names what an officer has seen before publishing: the plan, and all that it will say."""
    return hashlib.sha256((collection.plan + frozen.fingerprint).encode()).hexdigest()


def publish(
    collection: Collection, *, seen: str, today: date, officer_id: int | None
) -> tuple[Version, bool]:
    """Puts what is prepared in force; gives the newest version, and whether it is a new one.

    There is a new version where anything that a reader sees has changed. Who publishes what
    somebody else has published just now gets that one.

    Args:
        seen: the digest of what the officer has seen.

    Raises:
        Changed: it is not what would be published now.
        plans.Wrong: the dates can't be so any more.
        plans.Finished: it is closed or archived, or its project is closed.
        EmptyList: the form offers a list of the project's that is empty.
    """
    with writing():
        held = plans.hold(collection.id)
        if held.closed_on or held.archived_on or held.project.closed_on:
            raise plans.Finished
        form, plan = form_of(held), plans.of(held)
        frozen = freeze(form, held.project, plan)
        if not held.plan and held.versions[-1].fingerprint == frozen.fingerprint:
            return held.versions[-1], False
        if digest(held, frozen) != seen:
            raise Changed
        wrong = plans.problems(plan, form, held.project_id, today=today, collection=held)
        if wrong:
            raise plans.Wrong(wrong)
        return put_in_force(held, plan, frozen, today, officer_id)


def open_collection(
    project: Project,
    form: Form,
    *,
    opens: date,
    closes: date,
    today: date,
    asked: int | None = None,
    double_share: int = 10,
) -> str:
    """Opens a form for a project as the council usually does; gives its first version's code.

    Args:
        double_share: how many of 100 replies on paper are keyed twice, 0 to 100.

    Raises:
        ValueError: it would close before it opens, or the form offers a list of the project's that
            is empty.
    """
    if closes < opens:
        raise ValueError(f"it would close on {closes}, before it opens on {opens}")
    usual = plans.new(form, project, today)
    plan = replace(usual, opens=opens, closes=closes, asked=asked, double_share=double_share)
    with writing():
        own = db.session.merge(project)
        collection = Collection(project=own, form_key=form.key)
        plans.put_in_force(collection, plan)
        db.session.add(collection)
        version, _ = put_in_force(collection, plan, freeze(form, own, plan), today, None)
        return version.code


def cover_of(project: str, plan: Plan | None = None, *, slip: bool = False) -> Cover:
    """The cover that this council's settings, a project and a plan give.

    `slip`: those who answer without a name may ask for an answer on a leaf to be cut off.
    """
    settings = current_app.config
    own = plan or plans.Plan(
        opens=date.min,
        closes=date.min,
        hand_in=tuple(settings["HAND_IN"]),
        postage=settings["POSTAGE"],
    )
    return Cover(
        council=settings["COUNCIL"],
        place=settings["PLACE"],
        project=project,
        telephone=settings["TELEPHONE"],
        return_address=own.return_address or tuple(settings["RETURN_ADDRESS"]),
        hand_in=own.hand_in,
        postage=own.postage,
        email=settings["EMAIL"],
        formats=settings["OTHER_FORMATS"],
        privacy=settings["PRIVACY"],
        slip=slip,
        last_date=plan.closes.isoformat() if plan else "",
        editions=own.editions,
    )


def put_in_force(
    collection: Collection, plan: Plan, frozen: Frozen, today: date, officer_id: int | None
) -> tuple[Version, bool]:
    """The same within the caller's transaction, whoever has seen it."""
    plans.put_in_force(collection, plan)
    collection.plan, collection.revision = "", (collection.revision or 0) + 1
    newest = collection.versions[-1] if collection.versions else None
    if newest is not None and newest.fingerprint == frozen.fingerprint:
        db.session.flush()
        events.record(plans.subject(collection), officer_id, events.Kind.IN_FORCE)
        return newest, False
    stored = dict(zip(("form", "cover", "texts"), frozen.stored, strict=True))
    version = Version(
        number=len(collection.versions) + 1,
        code=unused_code(Version.code),
        **stored,
        fingerprint=frozen.fingerprint,
        published_on=today,
        collection=collection,
    )
    db.session.add(version)
    db.session.flush()
    done = f"{events.Kind.PUBLISHED}: {version.number}"
    events.record(plans.subject(collection), officer_id, done)
    return version, True


def _texts(form: Form, whole: Form, project: Project, language: str) -> dict[str, str | None]:
    """A form's texts in a language; those of the project's lists as the project says them."""
    listed = messages(lists.put_in(form, projects.lists(project, language), gaps=True))
    english = messages(whole)
    own = {path: text for path, text in listed.items() if text != english[path]}
    return texts(whole, words(language)) | own


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
