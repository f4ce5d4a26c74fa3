"""Nothing → a demonstration: a project with four open collections and made-up answers.

The answers are invented and say so; they come from a fixed seed, so that every demonstration is the
same, and are stored through the same functions as real ones.
"""

import hashlib
import hmac
import random
from datetime import date, timedelta

from flask import current_app
from sqlalchemy import select

from app import codes, drafts, freezing, publishing, responses
from app.db import db, writing
from app.officers import check_password, set_password
from app.project_tables import Project
from app.publishing import Published
from forms.answers import Answer, Answers, Blank, Channel, Given, Reason, Unclear
from forms.library import FORMS
from forms.model import Item

PROJECT = "Community energy guide"
EMAIL = "officer@example.org"
# Form key → people asked (None: not known), responses online, responses on paper.
COLLECTIONS = {
    "outcomes-residents": (None, 61, 38),
    "outcomes-staff": (40, 22, 4),
    "reflection": (13, 7, 3),
    "equality": (None, 41, 17),
}
COMMENTS = {
    "group_words": (
        "friendly, slow, hopeful",
        "open, busy",
        "collaborative, engaging, practical",
        "repetitive",
    ),
    "own_word": ("calm", "engaged", "frustrated", "heard"),
    "own_reasons": (
        "Made-up answer: I had time to say what I think.",
        "Made-up answer: some papers came too late to read.",
        "Made-up answer: I learned a lot from the others.",
    ),
    "help_work_better": (
        "Made-up answer: meet in a place that the bus goes to.",
        "Made-up answer: send the papers a week ahead.",
    ),
    "more_or_less": (
        "Made-up answer: fewer slides, more talk.",
        "Made-up answer: start on time.",
    ),
}


def load(today: date) -> bool:
    """Loads the demonstration; gives False where it is there already."""
    if db.session.scalar(select(Project.id).where(Project.title == PROJECT)) is not None:
        return False
    chance = random.Random(PROJECT)  # noqa: S311 - made-up answers, no secret
    with writing():
        db.session.add(Project(title=PROJECT))
    for key, (asked, online, paper) in COLLECTIONS.items():
        project = db.session.scalars(select(Project).where(Project.title == PROJECT)).one()
        code = freezing.open_collection(
            project,
            FORMS[key],
            opens=today,
            closes=today + timedelta(days=90),
            today=today,
            asked=asked,
        )
        version = publishing.find(code)
        if version is None:
            raise RuntimeError(f"{code} was published and is not there")
        for channel, number in ((Channel.ONLINE, online), (Channel.PAPER, paper)):
            for _ in range(number):
                responses.accept(
                    version,
                    _answers(version, channel, chance),
                    channel=channel,
                    language=chance.choices(("en", "pl", "ar"), (8, 1, 1))[0],
                    token_hmac=drafts.token_hmac(codes.random_letters(drafts.TOKEN_LENGTH)),
                    today=today,
                )
    return True


def sign_in() -> tuple[str, str]:
    """The demonstration's officer: an e-mail and a password that only this machine has."""
    secret = current_app.config["SECRET_KEY"].encode()
    password = hmac.new(secret, EMAIL.encode(), hashlib.sha256).hexdigest()[:16]
    if check_password(EMAIL, password) is None:
        set_password(EMAIL, password)
    return EMAIL, password


def _answers(version: Published, channel: Channel, chance: random.Random) -> Answers:
    mood = chance.gauss(3.4 if channel == Channel.ONLINE else 3.1, 0.7)
    return {item.key: _answer(item, channel, mood, chance) for item in version.form.items}


def _answer(item: Item, channel: Channel, mood: float, chance: random.Random) -> Answer:
    if not item.options:
        comments = COMMENTS.get(item.key, ())
        return Given(chance.choice(comments)) if comments and chance.random() < 0.6 else Blank()
    if chance.random() < 0.05:
        return Blank()
    if not item.ordered:
        return Given(chance.choices(item.options, range(len(item.options), 0, -1))[0].key)
    place = min(max(round(chance.gauss(mood, 0.9)), 1), len(item.options)) - 1
    ticked = item.options[place].key
    if channel == Channel.PAPER and chance.random() < 0.03:
        neighbour = item.options[place - 1].key
        return Unclear(Reason.SEVERAL, f"{neighbour} {ticked}")
    return Given(ticked)
