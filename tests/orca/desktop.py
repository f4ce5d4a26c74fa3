"""Keys pressed in a real Chromium on a desktop of its own → what the Orca screen reader says."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import FLAGS, chromium

PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "speech-dispatcher", "orca", "xdotool")
BUS = Path("/usr/libexec/at-spi-bus-launcher")  # where Debian keeps it, out of the way of PATH
PATIENCE = 30.0  # s: a busy machine with two cores takes ten to start all of it
A_WORD = 2.0  # s: to say what has the focus now
MANY = 40  # stops of the Tab key: more than any of our pages has
# What Orca hands to its voice, in its log; marks say where each word begins.
SPOKEN = re.compile(r"SPEECH DISPATCHER: Speaking '<speak>(.*?)</speak>'", flags=re.DOTALL)
MARK = re.compile(r"<mark [^>]*>")
# Files of the home folder, by their names there. Orca reads out no keys: it is we who press them.
# It wants a speech server, and that a sound device: this one speaks into the void.
SETTINGS = {
    "user-settings.conf": """{
        "general": {"enableKeyEcho": false},
        "pronunciations": {},
        "keybindings": {},
        "profiles": {"default": {"profile": ["Default", "default"]}}
    }""",
    "speechd.conf": 'AddModule "silent" "sd_generic" "silent.conf"\nAudioOutputMethod "libao"\n',
    "modules/silent.conf": 'GenericExecuteSynth "true"\nAddVoice "en" "MALE1" "en"\n',
    ".libao": "default_driver=null\n",
}


@dataclass
class Desktop:
    """A screen, a browser on it, and somebody who listens."""

    log: Path
    environment: dict[str, str]
    heard: int = 0

    def press(self, *keys: str) -> None:
        """Presses keys, one after another, by xdotool's names of them."""
        for key in keys:
            self._xdotool("key", key)

    def type(self, text: str) -> None:
        """Types a text, as fast as a person who types well."""
        self._xdotool("type", "--delay", "80", text)

    def hear(self, *phrases: str) -> None:
        """Waits until these are said, each in a phrase after the last one's.

        Raises:
            AssertionError: one of them is not said.
        """
        for phrase in phrases:
            assert self._hears(phrase, PATIENCE), (
                f"“{phrase}” is not said. This is: {self.said()[self.heard :]}"
            )

    def tab_to(self, phrase: str) -> None:
        """Goes on with the Tab key until this is said.

        Raises:
            AssertionError: it is not, and everything has had its turn.
        """
        came_by = self.heard
        for _ in range(MANY):
            self.press("Tab")
            if self._hears(phrase, A_WORD):
                return
        raise AssertionError(f"“{phrase}” is not said. This is: {self.said()[came_by:]}")

    def said(self) -> list[str]:
        """Every phrase so far."""
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        return [
            " ".join(unescape(MARK.sub("", phrase)).split()) for phrase in SPOKEN.findall(text)
        ]

    def _hears(self, phrase: str, patience: float) -> bool:
        end = time.monotonic() + patience
        while time.monotonic() < end:
            said = self.said()
            for place in range(self.heard, len(said)):
                if phrase in said[place]:
                    self.heard = place + 1
                    return True
            time.sleep(0.1)
        return False

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=PATIENCE)


@contextmanager
def desktop(address: str, folder: Path) -> Iterator[Desktop]:
    """A desktop with this page open in a browser, and Orca listening.

    Raises:
        FileNotFoundError: a program is not there.
        AssertionError: Orca does not speak.
    """
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing or not BUS.exists():
        raise FileNotFoundError(f"There is no {', '.join(missing) or BUS}. Run make test-orca.")
    for name, text in SETTINGS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    folder.chmod(0o700)
    own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LANG": "C.UTF-8"}
    with ExitStack() as started:
        made = Desktop(folder / "said", {**os.environ, **own})

        def start(*command: str) -> None:
            _start(started, made, *command)

        made.environment["DISPLAY"] = _start(started, made, "Xvfb", "-displayfd", "1", says=":")
        made.environment["DBUS_SESSION_BUS_ADDRESS"] = _start(
            started, made, "dbus-daemon", "--session", "--nofork", "--print-address", says=""
        )
        start("openbox")
        start(str(BUS), "--launch-immediately")
        start("speech-dispatcher", "--run-single", "--config-dir", str(folder))
        start("orca", "--replace", "--user-prefs", str(folder), "--debug-file", str(made.log))
        made.hear("Screen reader on")
        start(_browser(), *FLAGS, "--force-renderer-accessibility", "--test-type", f"--app={address}")
        yield made


def _browser() -> str:
    with sync_playwright() as playwright:
        return str(chromium(playwright)["executable_path"])


def _start(
    started: ExitStack, where: Desktop, *command: str, says: str | None = None
) -> str:
    """Starts a program that is ended at the end; the first line that it `says`, if any, after it."""
    folder = where.log.parent
    log = started.enter_context((folder / f"{Path(command[0]).name}.log").open("w"))
    program = started.enter_context(
        subprocess.Popen(
            command,
            env=where.environment,
            stdin=subprocess.DEVNULL,
            stdout=log if says is None else subprocess.PIPE,
            stderr=log,
            text=True,
        )
    )
    started.callback(program.terminate)
    if says is None:
        return ""
    assert program.stdout is not None
    return says + program.stdout.readline().strip()
