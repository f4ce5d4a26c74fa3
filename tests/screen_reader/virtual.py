"""A page's HTML → the phrases that a virtual screen reader says, from its title to its end."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

HERE = Path(__file__).parent
READER = HERE.parents[1] / "build/npm/node_modules/@guidepup/virtual-screen-reader"
CSS = HERE.parents[1] / "app/static/style.css"
LINK = re.compile(r'<link rel="stylesheet"[^>]*>')
# They keep two directions of writing apart on the screen, and are not said.
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


class ScreenReader(Protocol):
    """Reads a page aloud."""

    def __call__(self, html: str) -> list[str]:
        """Returns what is said, a phrase each, as one goes through the whole page."""


@pytest.fixture(scope="session")
def screen_reader() -> Iterator[ScreenReader]:
    """Guidepup's virtual screen reader, started once: a page then takes half a second."""
    node = shutil.which("node")
    if not node or not READER.exists():
        pytest.fail("There is no Node or no screen reader. Run tests/needs.", pytrace=False)
    with subprocess.Popen(
        [node, str(HERE / "virtual.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        asked, said = reader.stdin, reader.stdout

        def read(html: str) -> list[str]:
            # What the stylesheet hides is not said.
            styled = LINK.sub(f"<style>{CSS.read_text(encoding='utf-8')}</style>", html)
            asked.write(json.dumps(styled) + "\n")
            asked.flush()
            answer = said.readline()
            if not answer:
                raise RuntimeError("The screen reader broke off: see what it wrote above.")
            return [" ".join(phrase.translate(ISOLATES).split()) for phrase in json.loads(answer)]

        yield read
