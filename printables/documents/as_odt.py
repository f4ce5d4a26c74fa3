"""A letter → an OpenDocument text, for a council's own touch in any word processor."""

from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import odfdo

from forms.wording import Words
from printables import plain
from printables.canvas import PRODUCER
from printables.documents.odt_styles import NAMESPACES, styles
from printables.documents.odt_text import Text
from printables.documents.parts import Document
from printables.documents.written import told
from printables.editions import EDITIONS

MIMETYPE = "mimetype"
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
KEPT = frozenset({*PARTS, "/", MIMETYPE, "META-INF/manifest.xml"})
SETTINGS = (
    f'<office:document-settings {NAMESPACES} office:version="1.4"><office:settings/>'
    "</office:document-settings>"
)


def write(document: Document, words: Words, large: bool) -> bytes:
    """A letter as a file of type .odt, in the sizes of standard or large print.

    The same letter gives the same bytes.

    Raises:
        ValueError: a text has a character that no XML file can have.
    """
    setting = plain.begin(EDITIONS["large" if large else "standard"], words)
    text = Text(setting)
    elements = text.letter(document)
    parts = (
        _content(text.styles.values()),
        styles(setting),
        _meta(document, told(document.title, setting), words),
        SETTINGS,
    )
    file = _bare()
    for path, part in zip(PARTS, parts, strict=True):
        file.set_part(path, part.encode())
    for element in elements:
        file.body.append(element)
    file.meta.generator = PRODUCER
    written = BytesIO()
    file.save(written)
    return _repacked(written)


def _bare() -> odfdo.Document:
    """A document without the pictures and settings that the library's own template has."""
    file = odfdo.Document("text")
    for path in file.parts:
        if path not in KEPT:
            file.del_part(path)
    for path in file.manifest.get_paths():
        if path not in KEPT:
            file.manifest.del_full_path(path)
    return file


def _content(automatic: Iterable[str]) -> str:
    """The part that holds the words, without words yet."""
    return (
        f'<office:document-content {NAMESPACES} office:version="1.4">'
        f"<office:automatic-styles>{''.join(automatic)}</office:automatic-styles>"
        "<office:body><office:text/></office:body></office:document-content>"
    )


def _meta(document: Document, title: str, words: Words) -> str:
    """Title, author and language. There is no day in it, or no two files would be the same."""
    author = escape(document.council)
    return (
        f'<office:document-meta {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' office:version="1.4"><office:meta><dc:title>{escape(title)}</dc:title>'
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        f"<dc:language>{words.language}</dc:language></office:meta></office:document-meta>"
    )


def _repacked(file: BytesIO) -> bytes:
    """The same parts without the hour at which they were packed."""
    packed = BytesIO()
    with ZipFile(file) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
