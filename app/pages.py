"""A request → the language of its page, what every template can say, and its headers."""

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from flask import Flask, Response, abort, current_app, g, render_template, request, url_for
from markupsafe import Markup, escape

from app import codes
from app.languages import languages, own_name, words
from app.publishing import Cover
from forms.helping import publishes
from forms.wording import SOURCE_LANGUAGE, Phrase, Words, say, say_plural
from printables.cover import NO_TELEPHONE
from printables.languages import direction, locale

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; {script}"
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Residents' pages have no script at all; the keying screen has one of ours, which saves on the way.
WITH_SCRIPT = POLICY.replace("{script}", "script-src 'self'; connect-src 'self'; ")
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY.replace("{script}", ""),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def init_app(app: Flask) -> None:
    """Gives an app its languages, template words and headers."""
    app.jinja_options = {"finalize": mark_fallback, "trim_blocks": True, "lstrip_blocks": True}
    app.before_request(_refuse_unreadable)
    app.before_request(_refuse_foreign)
    app.url_value_preprocessor(_read_language)
    app.url_defaults(_keep_language)
    app.after_request(_add_headers)
    app.context_processor(_words_of_the_page)
    app.jinja_env.globals.update(
        _=_say,
        _n=_say_plural,
        direction=direction,
        in_other_languages=_in_other_languages,
        own_name=own_name,
        publishes=publishes,
        static_file=_static_file,
        telephone=_telephone,
    )
    app.jinja_env.filters.update(
        date=_date,
        percent=_percent,
        decimal=_decimal,
        grouped=codes.grouped,
        isolated=isolated,
        plain=str,
    )


def language() -> str:
    """The language of the page: its address says it; elsewhere the browser's best match."""
    known: str | None = g.get("language")
    if known is None:
        asked = request.path.split("/")[1]
        best = request.accept_languages.best_match(languages()) or SOURCE_LANGUAGE
        known = g.language = asked if asked in languages() else best
    return known


def page_words() -> Words:
    """The words of the page's language."""
    return words(language())


def today() -> date:
    """The day, for every date that the service compares or stores."""
    return datetime.now().astimezone().date()


def render(template: str, status: int = 200, **values: Any) -> Response:
    """A template as a page."""
    return Response(render_template(template, **values), status)


def pdf(file: bytes, name: str) -> Response:
    """A PDF, to be read in the browser or saved under a name."""
    answer = Response(file, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def isolated(text: object) -> str:
    """A name, number or address that keeps its own order inside a text of another direction."""
    return f"\u2068{text}\u2069"


def mark_fallback(value: object) -> object:
    """Jinja's finalize: a text in another language than the page's says which it is."""
    if isinstance(value, Phrase) and value.language != language():
        spoken = value.language
        return Markup('<span lang="{}" dir="{}">{}</span>').format(
            spoken, direction(spoken), escape(str(value))
        )
    return value


def _read_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "language" in values:
        asked = values.pop("language")
        if asked not in languages():
            abort(404)
        g.language = asked


def _refuse_foreign() -> None:
    """Refuses what another site makes a browser send; browsers say where it comes from."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    origin = request.headers.get("Origin", "null")
    foreign = origin != "null" and not _is_here(origin)
    if foreign or request.headers.get("Sec-Fetch-Site") == "cross-site":
        abort(403)


def is_from_here() -> bool:
    """Whether the browser says that the page that was sent is one of ours.

    Older browsers say nothing, or "null", also where another site made them send it.
    """
    said = request.headers.get("Origin", "null")
    if said == "null":
        said = request.headers.get("Referer", "")
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or _is_here(said)


def _is_here(address: str) -> bool:
    try:
        host = urlsplit(address).netloc
    except ValueError:
        return False
    return host in (request.host, urlsplit(current_app.config["PUBLIC_URL"]).netloc)


def _refuse_unreadable() -> None:
    """Refuses a body that did not come whole, or is not UTF-8: nobody typed what it would store."""
    if "Transfer-Encoding" in request.headers:
        abort(411)  # in pieces: nobody knows where it was to end
    if request.mimetype == "application/x-www-form-urlencoded":
        body = request.get_data()
        if len(body) < (request.content_length or 0):
            abort(400)
        try:
            unquote_to_bytes(body).decode()
        except UnicodeDecodeError:
            abort(400)


def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = language()


def _add_headers(response: Response) -> Response:
    # A view may have said otherwise; a file has its own caching.
    said = {name for name, _ in response.headers}
    response.headers.extend([pair for pair in HEADERS.items() if pair[0] not in said])
    if current_app.config["PUBLIC_URL"].startswith("https:"):
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def _words_of_the_page() -> dict[str, Any]:
    return {"language": language(), "translation_checked": page_words().checked}


def _say(message: str, **values: object) -> Phrase:
    return say(page_words(), message, **values)


def _say_plural(one: str, many: str, number: int, **values: object) -> Phrase:
    return say_plural(page_words(), one, many, number, **values)


def _telephone(cover: Cover | None = None) -> str:
    """The telephone number as it stands in a sentence: the council's, or what a form was sent with.

    It is a gap that all can see where nobody has said it.
    """
    number = cover.telephone if cover else current_app.config["TELEPHONE"]
    return isolated(number or say(page_words(), NO_TELEPHONE))


def _in_other_languages() -> list[tuple[str, str, str]]:
    """This page in each language: code, the language's own name, address."""
    endpoint, values = request.endpoint, request.view_args or {}
    if endpoint is None or "language" not in (
        request.url_rule.arguments if request.url_rule else ()
    ):
        endpoint, values = "offering.home", {}
    return [
        (other, own_name(other), url_for(endpoint, **{**values, "language": other}))
        for other in languages()
    ]


@cache
def _static_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _static_file(name: str) -> str:
    """The address of a static file, with its hash, so that browsers can keep it for ever."""
    return url_for("static", filename=name, v=_static_hash(Path(__file__).parent / "static" / name))


def _date(value: date) -> str:
    """A date in words. Digits are 0 to 9 in every language, as on paper."""
    return str(format_date(value, "long", locale=locale(language())))


def _percent(value: float) -> str:
    return str(format_percent(value, locale=locale(language())))


def _decimal(value: float) -> str:
    return str(format_decimal(value, locale=locale(language())))
