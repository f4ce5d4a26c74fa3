"""An address → a page in Chromium on a desktop of its own, and the Orca screen reader beside it."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import FLAGS, chromium
from tests.orca.listener import PATIENCE, Listener

PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "speech-dispatcher", "orca", "xdotool")
BUS = Path("/usr/libexec/at-spi-bus-launcher")  # where Debian keeps it, out of the way of PATH
# Files of the home folder, by their names there. Orca wants a speech server, and that a sound
# device: this one speaks into the void. Orca does not read a page out by itself, nor the keys, so
# that what is said after a key is what the key did; and its log is written as it speaks.
SETTINGS = {
    "user-settings.conf": """{
        "general": {"sayAllOnLoad": false, "enableKeyEcho": false},
        "pronunciations": {},
        "keybindings": {},
        "profiles": {"default": {"profile": ["Default", "default"]}}
    }""",
    "orca-customizations.py": (
        "from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n"
    ),
    "speechd.conf": 'AddModule "silent" "sd_generic" "silent.conf"\nAudioOutputMethod "libao"\n',
    "modules/silent.conf": 'GenericExecuteSynth "true"\nAddVoice "en" "MALE1" "en"\n',
    ".libao": "default_driver=null\n",
}


@contextmanager
def desktop(address: str, folder: Path) -> Iterator[Listener]:
    """A page in a window, and somebody who listens; `folder` is the home of all programs.

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
    environment = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    with ExitStack() as started:
        listener = _start_all(started, environment, folder)
        with sync_playwright() as playwright:
            browser = str(chromium(playwright)["executable_path"])
        # A window of its own has no address bar, which would have the focus first.
        window = ("--force-renderer-accessibility", "--test-type", f"--app={address}")
        data = f"--user-data-dir={folder}/chromium"
        _start(started, environment, folder, (browser, *FLAGS, *window, data))
        yield listener


def _start_all(started: ExitStack, environment: dict[str, str], folder: Path) -> Listener:
    """Everything but the browser, each once it has what it needs of the one before."""

    def start(*command: str) -> None:
        _start(started, environment, folder, command)

    display = _start(started, environment, folder, ("Xvfb", "-displayfd", "1"), says=True)
    environment["DISPLAY"] = f":{display}"
    bus = ("dbus-daemon", "--session", "--nofork", "--print-address")
    environment["DBUS_SESSION_BUS_ADDRESS"] = _start(started, environment, folder, bus, says=True)
    start("openbox")
    start(str(BUS), "--launch-immediately")
    start("speech-dispatcher", "--run-single", "--config-dir", str(folder))
    end = time.monotonic() + PATIENCE
    while not (folder / "speech-dispatcher/speechd.sock").exists():
        assert time.monotonic() < end, "the speech server does not start"
        time.sleep(0.1)
    listener = Listener(folder / "said", environment)
    start("orca", "--replace", "--user-prefs", str(folder), "--debug-file", str(listener.log))
    listener.hear("Screen reader on")
    return listener


def _start(
    started: ExitStack,
    environment: Mapping[str, str],
    folder: Path,
    command: tuple[str, ...],
    *,
    says: bool = False,
) -> str:
    """Starts a program that is ended at the end; the line that it says first, if it says any."""
    log = started.enter_context((folder / f"{Path(command[0]).name}.log").open("w"))
    program = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if says else log,
        stderr=log,
        text=True,
    )
    started.callback(_end, program)
    if program.stdout is None:
        return ""
    return started.enter_context(program.stdout).readline().strip()


def _end(program: subprocess.Popen[str]) -> None:
    """Orca does not always go when it is asked to."""
    program.terminate()
    try:
        program.wait(5)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
