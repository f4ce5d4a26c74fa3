"""The HTML of a results page → what was asked, and how often each option was ticked (by lxml)."""

from typing import Any

from lxml import html

from tests.crown.reading import Asked, numbered


def read(page: str) -> tuple[list[Asked], dict[str, list[int]]]:
    """Every item in the order of the page; the counts of its options, by item key."""
    tree: Any = html.fromstring(page)
    said, counts = [], {}
    for table in tree.iter("table"):
        rows = table.xpath(".//tr[@class='counted']")
        options = tuple(" ".join(row.find("th").text_content().split()) for row in rows)
        said.append(Asked(*numbered(table.find("caption").text_content()), options))
        together = [row.findall("td")[-1].text.split()[0] for row in rows]
        counts[table.get("data-item")] = [int(cell) for cell in together]
    return said, counts
