"""A resident's pages in every language → what the heaviest weighs, and how many requests it takes.

Bytes are those of the page and its style sheets, each squeezed by gzip (level 6, as most servers
do).
"""

import gzip
from typing import cast

from lxml import html

from app.languages import languages
from tests.bench.figures import Figure
from tests.bench.visitor import Visitor

WINDOW = 14 * 1024  # bytes: what a server sends before it waits for the first answer
# Whatever a browser fetches by itself.
FETCHED = "//link[@rel!='alternate']/@href | //@src | //@srcset | //@data | //@poster"


def figures(port: int, code: str) -> list[Figure]:
    """The heaviest page, and the one with most requests."""
    visitor = Visitor(port)
    weights: dict[str, int] = {}
    requests: dict[str, int] = {}
    for language in languages():
        for name, page in _pages(visitor, language, code).items():
            parts = _parts(page)
            files = [gzip.compress(visitor.get(part).encode(), 6) for part in parts]
            weights[f"{name} in {language}"] = len(_squeezed(page)) + sum(map(len, files))
            requests[f"{name} in {language}"] = 1 + len(parts)
    visitor.close()
    heaviest, busiest = (
        max(weights, key=weights.__getitem__),
        max(requests, key=requests.__getitem__),
    )
    lightest = min(weights, key=weights.__getitem__)
    return [
        Figure(
            what="resident's page, first visit: HTML and CSS, gzipped",
            found=weights[heaviest],
            unit="bytes",
            target=WINDOW,
            counts=f"heaviest of {len(weights)} pages: {heaviest}; "
            f"lightest: {lightest}, {weights[lightest]:,} bytes",
        ),
        Figure(
            what="resident's page, first visit: requests",
            found=requests[busiest],
            unit="",
            target=2,
            counts=f"most of {len(requests)} pages: {busiest}; "
            f"{sum(requests.values())} requests for all",
        ),
    ]


def _pages(visitor: Visitor, language: str, code: str) -> dict[str, str]:
    form = f"/{language}/forms/{code}"
    return {
        "home": visitor.get(f"/{language}/"),
        "start": visitor.get(form),
        **visitor.answer(form),
    }


def _parts(page: str) -> list[str]:
    """The addresses that a browser fetches for a page: each once, nothing that is in the page."""
    tree = html.fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    found = dict.fromkeys(map(str, cast(list[str], tree.xpath(FETCHED))))
    parts = [address for address in found if not address.startswith("data:")]
    return parts if tree.xpath("//link[@rel='icon']") else [*parts, "/favicon.ico"]


def _squeezed(page: str) -> bytes:
    return gzip.compress(page.encode(), 6)
