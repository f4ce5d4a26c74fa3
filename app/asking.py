"""A version, one of its parts and what was typed so far → the page that asks its questions."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, request
from flask_wtf.csrf import generate_csrf

from app import drafts, webform
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, page_words, render
from app.publishing import Published
from forms import paging
from forms.problems import Problem

_TOKEN_MARK = "csrf-token-goes-here"  # noqa: S105 - where each visitor's own goes


def is_change() -> bool:
    """Whether a part is opened from the check page, and leads back there."""
    return "_change" in request.values


def part_of(version: Published, number: int) -> paging.Part:
    """One of the parts that a form is answered in, in the reader's language.

    Raises:
        Refused: it has no such part.
    """
    parts = paging.parts(version.in_language(language()))
    if not 1 <= number <= len(parts):
        raise Refused(404, *NO_SUCH_PAGE)
    return parts[number - 1]


def show(
    version: Published,
    number: int,
    raw: Mapping[str, str],
    status: int = 200,
    *,
    problems: Mapping[str, tuple[Problem, ...]] | None = None,
    again: bool = False,
    more: str = "",
) -> Response:
    """A part filled with what was typed, with all rows that the browser's page had.

    Args:
        problems: what is wrong with it, by item key.
        again: says that the page could not be sent and is to be sent again.
        more: the key of a question that gets one more row.
    """
    items = paging.items_in(part_of(version, number))
    rows = webform.rows_sent(items, request.form)
    rows[more] = rows.get(more, 0) + 1
    return _draw(
        version,
        number,
        raw,
        status,
        rows=rows,
        problems=problems,
        again=again,
        change=is_change(),
        sealed=drafts.sealed(version) or request.form.get("_code", ""),
        token=generate_csrf(),
    )


def show_blank(version: Published, number: int) -> Response:
    """The page before anything is answered: made once, but for the token in it."""
    pages: dict[tuple[str, str, int], str] = current_app.extensions.setdefault("blank_pages", {})
    place = (version.code, language(), number)
    page = pages.get(place)
    if page is None:
        if len(pages) > current_app.config["VERSIONS_KNOWN"]:
            pages.clear()
        page = _draw(version, number, {}, token=_TOKEN_MARK).get_data(as_text=True)
        pages[place] = page
    return Response(page.replace(_TOKEN_MARK, generate_csrf()))


def _draw(
    version: Published,
    number: int,
    raw: Mapping[str, str],
    status: int = 200,
    *,
    rows: Mapping[str, int] | None = None,
    problems: Mapping[str, tuple[Problem, ...]] | None = None,
    **values: Any,
) -> Response:
    form, words, wrong = version.in_language(language()), page_words(), problems or {}
    page = webform.page(form, part_of(version, number), raw, words, rows)
    webform.show_problems(page, wrong, words)
    return render(
        "answer.html",
        status,
        version=version,
        form=form,
        page=page,
        number=number,
        parts=len(paging.parts(form)),
        about_all=[problem.said(words) for problem in wrong.get("", ())],
        optional=form.optional,
        **values,
    )
