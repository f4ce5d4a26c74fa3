"""Keys pressed on a desktop, and Orca's log as it grows → the phrases handed to its voice."""

import re
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

PATIENCE = 30.0  # s: a busy machine with two cores takes ten to start all of it
A_WORD = 5.0  # s: to begin to say what has the focus now, if that is said at all
QUIET = 1.0  # s without a word: nothing more is to be said
MANY = 40  # stops of the Tab key: more than any of our pages has
SPOKEN = re.compile(r"SPEECH DISPATCHER: Speaking '<speak>(.*?)</speak>'", flags=re.DOTALL)
WORD = re.compile(r"<mark [^>]*>")  # says where a word begins


@dataclass
class Listener:
    """Somebody who presses keys, listens to Orca, and waits for what is still to be said."""

    log: Path
    environment: Mapping[str, str]
    heard: int = 0

    def said(self) -> list[str]:
        """Every phrase so far."""
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        return [" ".join(unescape(WORD.sub("", said)).split()) for said in SPOKEN.findall(text)]

    def press(self, *keys: str) -> None:
        """Presses keys, one after another, by the names that xdotool has for them."""
        self._wait_for_silence()
        subprocess.run(
            ["xdotool", "key", "--delay", "150", *keys], env=self.environment, check=True
        )

    def hear(self, *phrases: str) -> None:
        """Waits until phrases that begin so are said, one after another.

        Raises:
            AssertionError: one of them is not said.
        """
        for phrase in phrases:
            if not _comes_true(partial(self._hears, phrase), PATIENCE):
                raise AssertionError(f"“{phrase}” is not said. This is: {self._not_heard()}")

    def tab_to(self, phrase: str) -> None:
        """Goes on with the Tab key until a phrase that begins so is said.

        Raises:
            AssertionError: it is not, and everything has had its turn.
        """
        for _ in range(MANY):
            before = len(self.said())
            self.press("Tab")
            _comes_true(partial(self._has_said_more, before), A_WORD)
            self._wait_for_silence()
            if self._hears(phrase):
                return
        raise AssertionError(f"“{phrase}” is not said. This is: {self._not_heard()}")

    def _hears(self, phrase: str) -> bool:
        for place, said in enumerate(self._not_heard()):
            if said.startswith(phrase):
                self.heard += place + 1
                return True
        return False

    def _has_said_more(self, than: int) -> bool:
        return len(self.said()) > than

    def _not_heard(self) -> list[str]:
        return self.said()[self.heard :]

    def _wait_for_silence(self) -> None:
        """A key pressed earlier would cut Orca short."""
        count = -1
        while len(self.said()) > count:
            count = len(self.said())
            time.sleep(QUIET)


def _comes_true(is_so: Callable[[], bool], patience: float) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False
