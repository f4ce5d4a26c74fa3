"""A tagged PDF → the same on whole leaves, so that what follows begins on a new one."""

from io import BytesIO

import pikepdf

from printables.canvas import packed


def leaves(pages: int) -> int:
    """How many leaves so many pages take, printed on both sides."""
    return -(-pages // 2)


def on_whole_leaves(pdf: bytes) -> bytes:
    """The same file; after an odd number of pages with an empty one, of which nothing is read."""
    with pikepdf.open(BytesIO(pdf)) as file:
        if len(file.pages) % 2 == 0:
            return pdf
        _, _, width, height = map(float, file.pages[-1].mediabox)
        file.add_blank_page(page_size=(width, height))
        return packed(file)
