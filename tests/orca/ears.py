"""Orca's log, as it grows → the phrases that it has handed to its voice."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from playwright.sync_api import Page

PATIENCE = 30.0  # s: a busy machine with two cores takes ten to start all of it
QUIET = 1.0  # s without a word: nothing more is to be said
MANY = 40  # stops of the Tab key: more than any of our pages has
SPOKEN = re.compile(r"SPEECH DISPATCHER: Speaking '<speak>(.*?)</speak>'", flags=re.DOTALL)
WORD = re.compile(r"<mark [^>]*>")  # says where a word begins


@dataclass
class Ears:
    """Somebody who listens to Orca, phrase by phrase, and waits for what is still to be said."""

    log: Path
    heard: int = 0

    def said(self) -> list[str]:
        """Every phrase so far."""
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        return [" ".join(unescape(WORD.sub("", said)).split()) for said in SPOKEN.findall(text)]

    def hear(self, *phrases: str) -> None:
        """Waits until these are said, each in a phrase after the last one's.

        Raises:
            AssertionError: one of them is not said.
        """
        for phrase in phrases:
            if not _comes_true(lambda wanted=phrase: self._hears(wanted)):
                raise AssertionError(f"“{phrase}” is not said. This is: {self._not_heard()}")

    def tab_to(self, page: Page, phrase: str) -> None:
        """Goes on with the Tab key until this is said.

        Raises:
            AssertionError: it is not, and everything has had its turn.
        """
        self._wait_for_silence()
        for _ in range(MANY):
            before = len(self.said())
            page.keyboard.press("Tab")
            _comes_true(lambda count=before: len(self.said()) > count)
            self._wait_for_silence()
            if self._hears(phrase):
                return
        raise AssertionError(f"“{phrase}” is not said. This is: {self._not_heard()}")

    def _hears(self, phrase: str) -> bool:
        for place, said in enumerate(self._not_heard()):
            if phrase in said:
                self.heard += place + 1
                return True
        return False

    def _not_heard(self) -> list[str]:
        return self.said()[self.heard :]

    def _wait_for_silence(self) -> None:
        """A key pressed earlier would cut Orca short."""
        count = -1
        while len(self.said()) > count:
            count = len(self.said())
            time.sleep(QUIET)


def _comes_true(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False
