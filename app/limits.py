"""A request that guesses or costs much → counted by who sends it; too many get 429 and a wait.

No address is kept: counts go by an HMAC of it. Each count has a window of its own, which begins
with its first request; when it is over, the next request that is counted takes it away.
(Of the strategies that Flask-Limiter has, only the fixed window forgets its keys in memory.)

Browsing is never counted. Many people may share one address, such as a library's, so that only
what a person seldom does often is limited, and of guesses only the wrong ones are counted.
"""

import hashlib
import hmac
import math
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import NoReturn, ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter, RequestLimit
from flask_login import current_user
from werkzeug.exceptions import TooManyRequests
from werkzeug.middleware.proxy_fix import ProxyFix

Args = ParamSpec("Args")
Answer = TypeVar("Answer")

# Whoever has an IPv6 address mostly has all of them that begin with the same bits (RFC 6177).
IPV6_PREFIX = 64  # bits


def init_app(app: Flask) -> None:
    """Counts an app's requests, with nothing counted so far.

    Where proxies of ours stand before it, the address is what the outermost of them has seen.
    """
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=0)  # type: ignore[method-assign]
    limiter.init_app(app)
    if limiter.enabled:
        # Marked views see to their limits themselves. This would look for limits of the whole site,
        # of which there are none, before every request: a tenth of the time that a page takes.
        app.before_request_funcs[None].remove(limiter._check_request_limit)


def sender() -> str:
    """Who sends a request, as it is counted: an HMAC of the address, in hexadecimal."""
    address = request.remote_addr or ""
    with suppress(ValueError):
        read = ip_address(address)
        if isinstance(read, IPv6Address):
            address = str(read.ipv4_mapped or IPv6Network((read, IPV6_PREFIX), strict=False))
    return _unknown("address", address)


def _email() -> str:
    """Whose password is typed, as it is counted."""
    return _unknown("e-mail", request.form.get("email", "").strip().lower())


def _own_email() -> str:
    """The same of who is signed in, whatever is typed."""
    return _unknown("e-mail", current_user.email)


def _unknown(kind: str, value: str) -> str:
    """What stands for a value that is not to be kept. All workers say the same for the same."""
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.new(secret, f"{kind} {value}".encode(), hashlib.sha256).hexdigest()


def _was_wrong(response: Response) -> bool:
    """Whether a guess failed: a wait is no guess."""
    return 400 <= response.status_code < 500 and response.status_code != _TOO_MANY


def _wait(reached: RequestLimit) -> NoReturn:
    """Refuses with how long to wait, which the page says in words."""
    seconds = math.ceil(reached.window.reset_time - time.time())
    raise TooManyRequests(retry_after=max(1, seconds))


_TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS
limiter = Limiter(sender, strategy="fixed-window", on_breach=_wait)

# What views are marked with. A file takes half a second of the processor to read.
files = limiter.limit("10 per minute;60 per hour")
# A sheet with somebody's own answers is laid out each time: seconds, where they wrote very much.
papers = limiter.limit("30 per hour")
sending = limiter.limit("300 per hour")
# Each costs the council paper and a stamp.
posting = limiter.limit("30 per hour")
# Each draft is kept for a month.
beginning = limiter.limit("300 per hour", deduct_when=lambda _: g.get("begins_draft", False))
# A view that takes a guess answers a wrong one by 4xx.
guesses = limiter.limit("20 per 15 minutes", deduct_when=_was_wrong)
# NIST SP 800-63B-4, 3.2.2: at most 100 wrong passwords an account. Fewer would let anybody who
# knows an officer's address keep them out.
_AT_ONE = "100 per hour"
_guesses_at_one = limiter.limit(_AT_ONE, key_func=_email, deduct_when=_was_wrong)
_guesses_at_own = limiter.limit(_AT_ONE, key_func=_own_email, deduct_when=_was_wrong)


def passwords(view: Callable[Args, Answer]) -> Callable[Args, Answer]:
    """A view that checks a password for an e-mail address."""
    return guesses(_guesses_at_one(view))


def own_password(view: Callable[Args, Answer]) -> Callable[Args, Answer]:
    """A view that checks the password of who is signed in."""
    return guesses(_guesses_at_own(view))
