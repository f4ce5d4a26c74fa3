"""A version, one of its parts and what was typed so far → the page that asks its questions."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response, current_app, request
from flask_wtf.csrf import generate_csrf

from app import drafts, webform
from app.errors import NO_SUCH_PAGE, Refused
from app.pages import language, page_words, render, today
from app.publishing import Published
from forms import paging
from forms.answers import Channel
from forms.model import Item
from forms.problems import Problem

_TOKEN_MARK = "csrf-token-goes-here"  # noqa: S105 - where each visitor's own goes


def changed() -> str:
    """The key of the item that is changed, where a part leads back to the page that checks all."""
    return request.values.get("_change", "")


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
    two_windows: bool = False,
    sent_before: bool = False,
) -> Response:
    """A part filled with what was typed, with all rows that the browser's page had.

    Args:
        problems: what is wrong with it, by item key.
        again: says that the page could not be sent and is to be sent again.
        more: the key of a question that gets one more row.
        two_windows: it was changed in another window too, and both are put together.
        sent_before: this browser has sent the form before.
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
        two_windows=two_windows,
        sent_before=sent_before,
        kept_before=drafts.kept_before(version),
        was=_was(version, items, again=again),
        change=changed(),
        from_file=raw.get(drafts.CHANNEL) == Channel.FILE,
        sealed=drafts.sealed(version) or request.form.get("_code", ""),
        token=generate_csrf(),
    )


def _was(version: Published, items: Iterable[Item], *, again: bool) -> str:
    """The digest of what is stored of a part, for the page that shows it: what it may change."""
    if again:  # its session has ended, and with it what leads to what is stored
        return request.form.get("_was", "")
    stored = drafts.load(version, today())
    return drafts.digest({item.key: stored.get(item.key, "") for item in items})


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
