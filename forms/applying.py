"""A form and its answers → which items are asked at all, and the answers as they are stored."""

from forms.answers import Answer, Answers, Blank, Given, NotAsked, Reason, Unclear
from forms.model import Form


def not_asked(form: Form, answers: Answers) -> frozenset[str]:
    """The keys of the items that somebody with these answers is not asked.

    Only a clear answer shuts a question out; after a blank or an unclear one it stays open.
    """
    shut: set[str] = set()
    items: set[str] = set()
    for _, questions in form.outline:
        for numbered in questions:
            question = numbered.question
            condition = question.depends_on
            if condition is None:
                continue
            answer = answers.get(condition.key, Blank())
            other = isinstance(answer, Given) and not set(answer.value.split()).intersection(
                condition.options
            )
            if other or condition.key in shut:
                shut.add(question.key)
                items.update(item.key for item in numbered.items)
    return frozenset(items)


def settled(form: Form, answers: Answers, *, paper: bool) -> dict[str, Answer]:
    """Answers as they are stored: what isn't asked is dropped online, kept and flagged on paper."""
    shut = not_asked(form, answers)
    found = {}
    for item in form.items:
        answer = answers.get(item.key, Blank())
        found[item.key] = _unasked(answer, paper=paper) if item.key in shut else answer
    return found


def _unasked(answer: Answer, *, paper: bool) -> Answer:
    match answer:
        case Given(value, note) if paper:
            return Unclear(Reason.EXTRA, value, note)
        case Unclear() if paper:
            return answer
        case _:
            return NotAsked(answer.note)
