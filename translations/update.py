"""The words found in the code (build/messages.pot) → every catalogue, which keeps its own header.

`pybabel update` would drop the header that says whether a native speaker has checked the catalogue.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Adds new words to each catalogue, takes away old ones, and marks those that changed."""
    with (ROOT / "build/messages.pot").open("rb") as file:
        found = read_po(file)
    for path in sorted(ROOT.glob("translations/*/LC_MESSAGES/messages.po")):
        header = path.read_text(encoding="utf-8").partition("\n\n")[0]
        with path.open("rb") as file:
            catalogue = read_po(file)
        catalogue.update(found, update_creation_date=False)
        body = BytesIO()
        write_po(
            body,
            catalogue,
            width=100,
            omit_header=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
        text = f"{header}\n\n{body.getvalue().decode().strip()}\n"
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
