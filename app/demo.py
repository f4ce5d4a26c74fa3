"""Nothing → a demonstration: a project with four open forms, two rounds of one, made-up answers.

The answers are invented and say so; they come from a fixed seed, so that every demonstration is the
same, and are stored through the same functions as real ones.
"""

import hashlib
import hmac
import random
from dataclasses import replace
from datetime import date, timedelta

from flask import current_app
from sqlalchemy import select

from app import closing, codes, drafts, freezing, plans, projects, publishing, responses
from app.db import db
from app.officers import check_password, set_password
from app.project_tables import Project
from app.publishing import Published
from app.tray import batches
from app.tray.batches import Source
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
# Form key → how many days before today its earlier rounds were opened.
ROUNDS = {"reflection": (60,)}
FIRST_ROUND = {Channel.ONLINE: 6, Channel.PAPER: 4}
TEXTS = {
    "topic": "A made-up project, to try this site. A group writes a guide to saving energy.",
    "service": "Environment (made up)",
    "open": "What the guide says, how it looks, and where people can get it.",
    "fixed": "The guide has to be ready in spring. There is money for one print run.",
    "reason": "Made-up reason: people who live in cold homes know best what a guide must say.",
    "aims": "Warm homes that cost less to heat.",
    "outcomes": "More people know what they can do, and do it.",
    "objectives": "Write the guide, test it with readers, print it and hand it out.",
    "measures": "How many people take the guide, and how many say that it helped.",
    "success": "A neighbour shows the guide to a neighbour.",
}
ACCESS = "Made-up example: step-free, a hearing loop, and an interpreter if you ask."
CRITERIA = (
    "Made-up example: I live in the district.",
    "Made-up example: I can come to most of the meetings.",
)
MEASURES = (
    "Made-up example: How many people use what the guide says.",
    "Made-up example: How warm people's homes are.",
)
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
    project_id = _project(today)
    for key, (asked, online, paper) in COLLECTIONS.items():
        for since in ROUNDS.get(key, ()):
            before = _published(project_id, key, asked, today - timedelta(days=since))
            _answered(before, FIRST_ROUND, before.opens, chance)
            closing.close(before.collection_id, today=before.closes, officer_id=None)
        version = _published(project_id, key, asked, today, days=90)
        _answered(version, {Channel.ONLINE: online, Channel.PAPER: paper}, today, chance)
    batches.open_batch(Source.POST, envelopes=3, handed_in=today, today=today)
    return True


def _project(today: date) -> int:
    """The demonstration's project with its meetings and lists; gives its id."""
    project = projects.create(
        projects.Details(title=PROJECT, method="co-produce", begins=today, public=True, texts=TEXTS)
    )
    for days, place, online in ((14, "Demonstration hall, 6 pm", False), (42, "", True)):
        projects.add_meeting(
            project, today + timedelta(days=days), place, online=online, access=ACCESS
        )
    for name, listed in (("criteria", CRITERIA), ("measures", MEASURES)):
        for text in listed:
            projects.add_listed(project, name, text)
    return project.id


def _published(
    project_id: int, key: str, asked: int | None, opens: date, days: int = 28
) -> Published:
    """A form, prepared and published as an officer does it."""
    project, form = db.session.get_one(Project, project_id), FORMS[key]
    plan = replace(
        plans.new(form, project, opens), asked=asked, closes=opens + timedelta(days=days)
    )
    collection = plans.begin(project_id, form, plan, today=opens, officer_id=None)
    seen = freezing.digest(collection, freezing.freeze(form, collection.project, plan))
    version, _ = freezing.publish(collection, seen=seen, today=opens, officer_id=None)
    return publishing.read(version)


def _answered(
    version: Published, numbers: dict[Channel, int], day: date, chance: random.Random
) -> None:
    """Made-up answers to a version, so many by each channel."""
    for channel, number in numbers.items():
        for _ in range(number):
            responses.accept(
                version,
                _answers(version, channel, chance),
                channel=channel,
                language=chance.choices(("en", "pl", "ar"), (8, 1, 1))[0],
                token_hmac=drafts.token_hmac(codes.random_letters(drafts.TOKEN_LENGTH)),
                today=day,
            )


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
