"""A reply → what it is called where replies of other batches are named too."""

from collections.abc import Callable, Mapping

from app.pages import isolated
from app.tray.tables import Reply
from forms.answers import Channel
from forms.wording import N_, Message

IN_BATCH = N_("Reply {number} in batch {code}")
IN_NO_BATCH: Mapping[str, str] = {
    Channel.PHONE: N_("Answers by telephone, number {number}"),
    Channel.IN_PERSON: N_("Answers in person, number {number}"),
    Channel.FILE: N_("Answers in a PDF, number {number}"),
    Channel.ONLINE: N_("Answers sent online, number {number}"),
    "": N_("Answers of a small group, number {number}"),
}


def called(reply: Reply, shown: Callable[[object], str] = isolated) -> Message:
    """What a reply is called: by its number on the sheet, or by the way it came.

    Args:
        shown: how a code stands in the text; `str` where nothing is mixed with it.
    """
    if reply.batch and reply.number:
        return Message(IN_BATCH, reply.number, {"code": shown(reply.batch.code)})
    return Message(IN_NO_BATCH[reply.channel], reply.id)
