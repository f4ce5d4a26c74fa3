"""A form → its tagged PDF, timed against WeasyPrint on the same words in the same places."""

import gc
import logging
from collections.abc import Callable
from dataclasses import replace
from html import escape
from io import BytesIO
from statistics import median
from time import perf_counter

import pikepdf
from weasyprint import HTML

from app import printing
from app.publishing import Published
from tests.bench.figures import Figure
from tests.printables.tag_tree import Node, tree
from tests.site import publish

WARMING, TIMES = 3, 15
TAGS = {"Document": "main", "H1": "h1", "H2": "h2", "H3": "h3", "P": "p", "L": "ul", "LI": "li"}
TAGS |= {"LBody": "span", "Table": "table", "TR": "tr", "TH": "th", "TD": "td"}
# Our standard edition in CSS. Its corner marks, square codes and fields to fill are left out.
STYLE = """
@page { size: A4; margin: 16mm; @bottom-center { content: counter(page) " / " counter(pages) } }
body { font: 14pt/1.4 "Noto Sans", sans-serif; margin: 0 }
h1 { font-size: 22pt } h2 { font-size: 18pt } h3 { font-size: 14pt }
table { border-collapse: collapse } th, td { border: 0.5pt solid; padding: 2mm; font-size: 12pt }
th[scope=row] { width: 45%; text-align: left } tr { break-inside: avoid }
.box { display: inline-block; width: 6mm; height: 6mm; border: 1pt solid }
"""


def figures() -> list[Figure]:
    """How long a sheet of two pages takes, and how much longer WeasyPrint does."""
    version = publish()
    ours, theirs = _ours(version), _theirs(version)
    pages = pages_of(ours()), pages_of(theirs())
    if pages[0] != 2:
        raise RuntimeError(f"the sheet to be timed has {pages[0]} pages, not 2")
    for _ in range(WARMING):
        ours(), theirs()
    # Warm is one sheet after another; in turn with WeasyPrint each finds the caches cold.
    warm = [milliseconds(ours) for _ in range(TIMES)]
    times = [(milliseconds(ours), milliseconds(theirs)) for _ in range(TIMES)]
    ratios = [their / our for our, their in times]
    our, their = median(our for our, _ in times), median(their for _, their in times)
    return [
        Figure(
            what="tagged PDF of two pages, warm",
            found=median(warm),
            unit="ms",
            target=25,
            counts=f"median of {TIMES}, {min(warm):.1f} to {max(warm):.1f}; {len(ours()):,} bytes",
        ),
        Figure(
            what="  times as fast as WeasyPrint on the same words",
            found=median(ratios),
            unit="",
            target=6,
            at_least=True,
            counts=f"median of {TIMES} taken in turn, {min(ratios):.1f} to {max(ratios):.1f}; "
            f"ours {our:.0f} ms, WeasyPrint {their:.0f} ms, {pages[1]} pages, PDF/UA-1",
        ),
    ]


def _ours(version: Published) -> Callable[[], bytes]:
    return printer(version, "standard")


def printer(version: Published, edition: str) -> Callable[[], bytes]:
    """Prints a version in English, without the leaf to be cut off that a small form may have."""
    form = version.in_language("en")
    cover = replace(version.cover, slip=False)
    return lambda: printing.print_form(form, cover, "en", edition, code=version.code).pdf


def _theirs(version: Published) -> Callable[[], bytes]:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    words = _html(tree(_ours(version)()))
    title = escape(str(version.in_language("en").title))
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body>{words}</body></html>"
    )
    return lambda: bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


def _html(node: Node) -> str:
    """Our sheet's own tag tree as HTML: so the words and their structure are the same."""
    if node.role == "Form":
        return '<span class="box"></span>'
    if node.role in ("Lbl", "Figure"):
        return ""  # a bullet comes with its list
    inside = "".join(
        escape(part) if isinstance(part, str) else _html(part) for part in _parts(node)
    )
    tag = TAGS.get(node.role)
    if tag is None:
        return inside
    scope = node.attributes.get("Scope", "").strip("/").lower()
    scoped = f' scope="{scope[:3]}"' if scope else ""
    row = f"<{tag}{scoped}>{inside}</{tag}>"
    return f"<thead>{row}</thead>" if _is_head(node) else row


def _parts(node: Node) -> list[str | Node]:
    """What is in it; of a table's headings, which ours repeats on each page, the first."""
    heads = [part for part in node.kids if _is_head(part)]
    return [part for part in node.parts if not any(part is again for again in heads[1:])]


def _is_head(node: Node) -> bool:
    return node.role == "TR" and all(
        "Column" in head.attributes["Scope"] for head in node.all("TH")
    )


def pages_of(pdf: bytes) -> int:
    """How many pages a file has."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def milliseconds(make: Callable[[], bytes]) -> float:
    """How long it takes once."""
    gc.collect()
    begun = perf_counter()
    make()
    return (perf_counter() - begun) * 1000
