"""A version and what was typed so far → the page that asks its questions."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, request
from flask_wtf.csrf import generate_csrf

from app import drafts, webform
from app.pages import language, page_words, render
from app.publishing import Published
from forms.problems import Problem

_TOKEN_MARK = "csrf-token-goes-here"  # noqa: S105 - where each visitor's own goes


def show(
    version: Published,
    raw: Mapping[str, str],
    status: int = 200,
    *,
    problems: Mapping[str, tuple[Problem, ...]] | None = None,
    again: bool = False,
    begun: bool = False,
    more: str = "",
) -> Response:
    """The questions filled with what was typed, with all rows that the browser's page had.

    Args:
        problems: what is wrong with it, by item key.
        again: says that the page could not be sent and is to be sent again.
        begun: there is a draft that can be deleted.
        more: the key of a question that gets one more row.
    """
    rows = webform.rows_sent(version.form, request.form)
    rows[more] = rows.get(more, 0) + 1
    return _draw(
        version,
        raw,
        status,
        rows=rows,
        problems=problems or {},
        asked=raw.get(drafts.ASKED),
        again=again,
        begun=begun,
        token=generate_csrf(),
    )


def show_blank(version: Published) -> Response:
    """The page before anything is answered: made once, but for the token in it."""
    pages: dict[tuple[str, str], str] = current_app.extensions.setdefault("blank_pages", {})
    place = (version.code, language())
    page = pages.get(place)
    if page is None:
        if len(pages) > current_app.config["VERSIONS_KNOWN"]:
            pages.clear()
        page = pages[place] = _draw(version, {}, token=_TOKEN_MARK).get_data(as_text=True)
    return Response(page.replace(_TOKEN_MARK, generate_csrf()))


def _draw(
    version: Published,
    raw: Mapping[str, str],
    status: int = 200,
    *,
    rows: Mapping[str, int] | None = None,
    problems: Mapping[str, tuple[Problem, ...]] | None = None,
    **values: Any,
) -> Response:
    form, words, wrong = version.in_language(language()), page_words(), problems or {}
    page = webform.page(form, raw, words, rows)
    webform.show_problems(page, wrong, words)
    return render(
        "answer.html",
        status,
        version=version,
        form=form,
        page=page,
        about_all=[problem.said(words) for problem in wrong.get("", ())],
        optional=form.optional,
        **values,
    )
