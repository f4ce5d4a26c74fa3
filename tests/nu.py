"""HTML or CSS → what the Nu HTML checker says against it."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Literal, Protocol

import pytest

CHECKER = Path(__file__).parents[1] / "build/npm/node_modules/vnu-jar/build/dist/vnu.jar"
PATIENCE = 60  # s: a busy machine with two cores takes ten


class NuCheck(Protocol):
    """Checks a page or a style sheet."""

    def __call__(self, text: str, kind: Literal["html", "css"] = "html") -> list[str]:
        """Returns the errors and warnings, a line each; an empty list when all is well."""


@pytest.fixture(scope="session")
def nu_check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NuCheck]:
    """The Nu HTML checker, started once: a page then takes a tenth of a second."""
    java = shutil.which("java")
    if not java or not CHECKER.exists():
        pytest.fail("There is no Java or no Nu HTML checker. Run tests/needs.", pytrace=False)
    port = _free_port()
    address = "-Dnu.validator.servlet.bind-address=127.0.0.1"
    command = [
        java,
        "-Xmx512m",
        address,
        "-cp",
        str(CHECKER),
        "nu.validator.servlet.Main",
        str(port),
    ]
    log_path = tmp_path_factory.mktemp("nu") / "log"
    with (
        log_path.open("wb") as log,
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(server, port, log_path)

            def check(text: str, kind: Literal["html", "css"] = "html") -> list[str]:
                return _ask(port, text, kind)

            yield check
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        port: int = opened.getsockname()[1]
    return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The Nu HTML checker did not start: {log.read_text()}")


def _ask(port: int, text: str, kind: Literal["html", "css"]) -> list[str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        # It refuses a caller without a name.
        headers = {"Content-Type": f"text/{kind}; charset=utf-8", "User-Agent": "Formbridge"}
        connection.request("POST", "/?out=json", text.encode(), headers)
        response = connection.getresponse()
        answer = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"The Nu HTML checker did not answer: {answer.decode()}")
    return [
        f"{message.get('subType', message['type'])}, line {message.get('lastLine', '?')}: "
        f"{message['message']} {message.get('extract', '')}"
        for message in json.loads(answer)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
