"""A form that came on paper, with a name and an address → a letter of thanks to be posted."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from app import answer_rows, events, plans, publishing
from app.db import Answer, Collection, Response, Version, db, table_of, writing
from app.events import Kind
from app.outgoing.tables import Acknowledgement
from app.publishing import Published
from app.tray.tables import Reply
from forms.answers import Answers, Channel, Given, Unclear
from forms.model import Contact, Means
from printables import letter
from printables.editions import EDITIONS

Answered = Given | Unclear


@dataclass(frozen=True, kw_only=True)
class Due:
    """A letter of thanks that is due. `to`: name and address, () where no envelope could say it."""

    version: Published
    reference: str
    language: str
    edition: str
    to: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Names the letter as it says now: "7K3M9QX-9f86d081"."""
        said = json.dumps([self.to, self.language, self.edition])
        return f"{self.reference}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def note(version: Published, reply: Reply, answers: Answers, response_id: int | None) -> None:
    """Notes that the sender of a paper form is to be thanked, within the caller's transaction.

    Where the form is anonymous, or no address was written on it, nobody can be.
    """
    if version.anonymous or response_id is None or reply.channel != Channel.PAPER:
        return
    if not {Means.ADDRESS, Means.POSTCODE} & _written(version, answers).keys():
        return
    db.session.add(
        Acknowledgement(
            response_id=response_id,
            version_id=version.id,
            language=reply.language,
            edition=reply.edition if reply.edition in EDITIONS else "standard",
        )
    )


def due(collection_id: int) -> list[Due]:
    """The letters of a collection that are due, in the order in which the forms came."""
    query = (
        select(Acknowledgement, Response.reference, Version.code)
        .join(Response, Response.id == Acknowledgement.response_id)
        .join(Version, Version.id == Acknowledgement.version_id)
        .where(Version.collection_id == collection_id)
        .order_by(Response.received, Response.reference)
    )
    found = db.session.execute(query).all()
    stored = _stored([row.response_id for row, _, _ in found])
    return [
        _due(row, reference or "", code, stored.get(row.response_id, ()))
        for row, reference, code in found
    ]


def posted(collection: Collection, digests: Iterable[str], *, officer_id: int) -> int:
    """Takes letters that were posted off the list; gives how many.

    One that would say something else now stays on it.
    """
    wanted = set(digests)
    with writing():
        done = [one.reference for one in due(collection.id) if one.digest in wanted]
        responses = select(Response.id).where(Response.reference.in_(done))
        gone = db.session.execute(
            delete(Acknowledgement)
            .where(Acknowledgement.response_id.in_(responses))
            .returning(Acknowledgement.response_id)
        ).all()
        if gone:
            events.record(plans.subject(collection), officer_id, f"{Kind.THANKED}: {len(gone)}")
    return len(gone)


def _due(row: Acknowledgement, reference: str, code: str, stored: Sequence[answer_rows.Row]) -> Due:
    version = publishing.find(code)
    if version is None:
        raise LookupError(code)
    return Due(
        version=version,
        reference=reference,
        language=row.language,
        edition=row.edition,
        to=_to(version, answer_rows.answers(version, stored)),
    )


def _stored(ids: Sequence[int]) -> Mapping[int, Sequence[answer_rows.Row]]:
    """The stored answers of responses, by the response's id."""
    found: dict[int, list[answer_rows.Row]] = {}
    query = select(table_of(Answer)).where(Answer.response_id.in_(ids))
    for row in db.session.execute(query):
        found.setdefault(row.response_id, []).append(row._asdict())
    return found


def _to(version: Published, answers: Answers) -> tuple[str, ...]:
    """Whom and where to; () where there is no whole address, or one that fits no envelope.

    A postcode alone leads to no door.
    """
    found = _written(version, answers)
    addresses = found.get(Means.ADDRESS, ())
    if not addresses or any(isinstance(address, Unclear) for address in addresses):
        return ()
    names, places, postcodes = (
        [" ".join(line.split()) for answer in found.get(means, ()) for line in _lines(answer)]
        for means in (Means.NAME, Means.ADDRESS, Means.POSTCODE)
    )
    known = _squeezed(" ".join(places))
    new = [code for code in postcodes if _squeezed(code) not in known]
    to = tuple(filter(None, (" ".join(names), *places, *new)))
    return to if letter.fits(to) else ()


def _written(version: Published, answers: Answers) -> Mapping[Means, Sequence[Answered]]:
    """What is written of how to reach the person, legible or not, by what it is."""
    found: dict[Means, list[Answered]] = {}
    for item in version.form.items:
        answer = answers.get(item.key)
        if isinstance(item.question, Contact) and not item.row and isinstance(answer, Answered):
            found.setdefault(item.question.means, []).append(answer)
    return found


def _lines(answer: Answered) -> Sequence[str]:
    return answer.value.splitlines() if isinstance(answer, Given) else ()


def _squeezed(text: str) -> str:
    return "".join(text.split()).upper()
