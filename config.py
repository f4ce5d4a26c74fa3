"""The environment → the settings that `create_app` reads. One council a deployment."""

import contextlib
import os
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

INSTANCE = Path(__file__).parent / "instance"


def settings() -> dict[str, Any]:
    """The settings, from the environment where it says something.

    The defaults name West Berkshire Council; names, address and telephone are as it published them
    in "How to do Co-production".
    """
    public_url = os.environ.get("PUBLIC_URL", "http://127.0.0.1:5000").rstrip("/")
    telephone = os.environ.get("TELEPHONE", "01635 551111")
    return {
        "COUNCIL": os.environ.get("COUNCIL", "West Berkshire Council"),
        "PLACE": os.environ.get("PLACE", "West Berkshire"),
        "TELEPHONE": telephone,
        "RETURN_ADDRESS": os.environ.get(
            "RETURN_ADDRESS", "West Berkshire Council|Market Street|Newbury|RG14 5LD"
        ).split("|"),
        # Places where a form may be handed in; "freepost" or "stamp"; the council's own words on
        # other formats and on privacy. What is empty is left off the paper, or said in our words.
        "HAND_IN": [place for place in os.environ.get("HAND_IN", "").split("|") if place],
        "POSTAGE": _one_of("POSTAGE", ("", "freepost", "stamp")),
        "EMAIL": os.environ.get("EMAIL", ""),
        "OTHER_FORMATS": os.environ.get(
            "OTHER_FORMATS",
            "If you require this document in an alternative format or translation, "
            f"please call {telephone}.",
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
