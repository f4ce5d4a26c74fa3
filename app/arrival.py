"""How and when a response came: what is stored with its answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.answers import Channel


@dataclass(frozen=True)
class Arrival:
    """How a response came. `language`: of the page or the sheet that was answered.

    `day`: when it was sent or handed in; `late`: after the days of grace. `token_hmac` names this
    sending, so that the same one is stored once. `beside`: what is on a sheet beside its questions,
    or came with it. `translations`: of words in another language, by item key.
    """

    channel: Channel
    language: str
    day: date
    token_hmac: str
    late: bool = False
    beside: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)
