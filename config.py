"""The environment → the settings that `create_app` reads. One council a deployment."""

import contextlib
import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from forms.wording import N_

INSTANCE = Path(__file__).parent / "instance"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a council has published of itself; what it hasn't is empty, and never made up.

    `definition`: what co-production is for it. `principles`: of co-production, each with its name.
    """

    council: str = ""
    place: str = ""
    telephone: str = ""
    return_address: tuple[str, ...] = ()
    other_formats: str = ""
    definition: str = ""
    principles: tuple[tuple[str, str], ...] = ()


PROFILES = {
    # "How to do Co-production" and "The Essentials".
    "west-berkshire": Profile(
        council="West Berkshire Council",
        place="West Berkshire",
        telephone="01635 551111",
        return_address=("West Berkshire Council", "Market Street", "Newbury", "RG14 5LD"),
        other_formats="If you require this document in an alternative format or translation, "
        "please call {telephone}.",
        definition=N_(
            "Co-production is a process that involves residents and communities as equal partners "
            "with council officers and councillors in the design, delivery and evaluation of "
            "services."
        ),
        principles=(
            (
                N_("Equality"),
                N_(
                    "Working together as equals. Appreciating our diversity of experience and "
                    "expertise."
                ),
            ),
            (
                N_("Making a difference"),
                N_(
                    "Creating change and making {place} better for everyone. Being both brave and "
                    "realistic."
                ),
            ),
            (
                N_("Inclusive"),
                N_(
                    "Creating opportunities for everyone to get involved. Being proactive about "
                    "making everything we do accessible to all."
                ),
            ),
        ),
    ),
    # "Co-production framework 2023": it names no telephone, e-mail or address.
    "bracknell-forest": Profile(
        council="Bracknell Forest Council",
        place="Bracknell Forest",
        definition=N_(
            "Co-production is to work equally and jointly with residents, and to build on each "
            "other's strengths, which can create the best outcomes."
        ),
        principles=(
            (
                N_("Recognising people as valuable assets"),
                N_("Everyone who uses services has their own skills and abilities."),
            ),
            (
                N_("Building on those skills and abilities"),
                N_("People can use their skills, and grow, as individuals and as a community."),
            ),
            (
                N_("Promoting give and take"),
                N_("Everyone gives what they know. That builds trust and respect."),
            ),
            (
                N_("Growing networks"),
                N_("People get to know more people, and share what they know."),
            ),
            (
                N_("Sharing responsibility"),
                N_("Those who provide services and those who use them share the work."),
            ),
            (
                N_("Facilitating rather than delivering"),
                N_("Staff help people to do things, and do not do things to them."),
            ),
        ),
    ),
}


def settings() -> dict[str, Any]:
    """The settings, from the environment where it says something.

    `PROFILE` names a council of `PROFILES`; another council names itself with `COUNCIL`. What
    neither says was perhaps asked for at the start, and is in the file that `flask council` writes.
    """
    profile = _profile()
    kept = _kept_answers()
    public_url = os.environ.get("PUBLIC_URL", "http://127.0.0.1:5000").rstrip("/")
    telephone = os.environ.get("TELEPHONE", profile.telephone or kept.get("TELEPHONE", ""))
    address = "|".join(profile.return_address) or kept.get("RETURN_ADDRESS", "")
    return {
        "COUNCIL": os.environ.get("COUNCIL", profile.council),
        "PLACE": os.environ.get("PLACE", profile.place),
        "DEFINITION": profile.definition,
        "PRINCIPLES": profile.principles,
        "TELEPHONE": telephone,
        "RETURN_ADDRESS": _lines(os.environ.get("RETURN_ADDRESS", address)),
        "COUNCIL_FILE": INSTANCE / "council.json",
        # Whether the council has decided to pay the expenses of those who take part.
        "PAYS_EXPENSES": _one_of("PAYS_EXPENSES", ("no", "yes")) == "yes",
        # Places where a form may be handed in; "freepost" or "stamp"; the council's own words on
        # other formats and on privacy. What is empty is left off the paper, or said in our words.
        "HAND_IN": _lines(os.environ.get("HAND_IN", "")),
        "POSTAGE": _one_of("POSTAGE", ("", "freepost", "stamp")),
        "EMAIL": os.environ.get("EMAIL", kept.get("EMAIL", "")),
        "OTHER_FORMATS": os.environ.get(
            "OTHER_FORMATS", profile.other_formats.replace("{telephone}", telephone)
        ),
        "PRIVACY": os.environ.get("PRIVACY", ""),
        # smtp://user:password@host:port, or smtps://…; "" where no e-mail is to be sent.
        "MAIL_SERVER": _mail_server(),
        "MAIL_FROM": os.environ.get("MAIL_FROM", ""),
        "PUBLIC_URL": public_url,
        "SECRET_KEY": os.environ.get("SECRET_KEY") or _kept_secret(),
        "SQLALCHEMY_DATABASE_URI": _database(),
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},  # no answer in a log
        # How long a process may go on with what it knows of a version: dates change, texts never.
        "VERSION_CACHE_SECONDS": 5,
        "VERSIONS_KNOWN": 200,
        "DRAFT_DAYS": 30,
        # How long what officers keyed, and what they changed in it, can be compared with the paper.
        "KEYING_DAYS": 365,
        "MAX_CONTENT_LENGTH": 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        # How many proxies of ours stand before the service: they say who sends a request. Where it
        # is 0 nobody's word for it is taken; behind a proxy all people are then counted as one.
        "TRUSTED_PROXIES": int(os.environ.get("TRUSTED_PROXIES", "0")),
        # Where `app.limits` counts. In its memory each worker counts apart; a store that they share
        # (redis://…, with `pip install 'limits[redis]'`) counts them together.
        "RATELIMIT_STORAGE_URI": os.environ.get("RATELIMIT_STORAGE_URI", "memory://"),
        "RATELIMIT_ENABLED": _one_of("RATELIMIT_ENABLED", ("yes", "no")) == "yes",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=20),  # WCAG 2.2.6: no shorter limit
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": public_url.startswith("https:"),
        # Our own fields begin with what no question's key does, so that none is taken for another.
        "WTF_CSRF_FIELD_NAME": "_csrf",
        "WTF_CSRF_TIME_LIMIT": None,  # a token lasts as long as its session
        "WTF_I18N_ENABLED": False,  # our own translations: WTForms reads its catalogues each time
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),  # addresses carry the file's hash
    }


def _profile() -> Profile:
    """The council that is named, or an empty one where it names itself."""
    usual = "" if "COUNCIL" in os.environ else "west-berkshire"
    name = os.environ.get("PROFILE", usual)
    if name and name not in PROFILES:
        raise ValueError(f"PROFILE is {name!r}; it may be {', '.join(PROFILES)}")
    return PROFILES.get(name, Profile())


def _kept_answers() -> dict[str, str]:
    """What a council without a telephone or an address in its profile was asked for at the start.

    Raises:
        ValueError: the file is not as it was written.
    """
    path = INSTANCE / "council.json"
    if not path.exists():
        return {}
    kept = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(kept, dict) or not all(isinstance(text, str) for text in kept.values()):
        raise ValueError(f"{path} has to be texts by their names")
    return kept


def _lines(text: str) -> list[str]:
    """Lines parted by `|`; empty ones are left out."""
    return [line for line in text.split("|") if line]


def _one_of(name: str, values: tuple[str, ...]) -> str:
    """A setting that is one of a few words: a slip of the pen would print what isn't true."""
    value = os.environ.get(name, values[0])
    if value not in values:
        raise ValueError(f"{name} is {value!r}; it may be {', '.join(filter(None, values))}")
    return value


def _mail_server() -> str:
    """The mail server's address; what could send nothing is refused at once."""
    address = os.environ.get("MAIL_SERVER", "")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
        raise ValueError("MAIL_SERVER has to be like smtp://user:password@host:587")
    if address and "@" not in os.environ.get("MAIL_FROM", ""):
        raise ValueError("MAIL_SERVER needs MAIL_FROM, the address that e-mails come from")
    return address


def _database() -> str:
    url = os.environ.get("DATABASE_URL", f"sqlite:///{INSTANCE / 'formbridge.sqlite'}")
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _kept_secret() -> str:
    """A secret for this machine alone, made once: for trying out without an environment."""
    path = INSTANCE / "secret-key"
    INSTANCE.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=INSTANCE, delete=False) as file:
            file.write(secrets.token_hex(32))
        # Whole or not at all, and the first of two processes wins.
        with contextlib.suppress(FileExistsError):
            os.link(file.name, path)
        Path(file.name).unlink()
    return path.read_text()
