"""An edition's numbers and a language → the styles of an OpenDocument text (ODF 1.4, part 3)."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

import icu

from forms.wording import fill, say
from printables.frame import PAGE
from printables.front import BULLET
from printables.languages import direction, locale
from printables.setting import Setting
from printables.text import Style

# What Windows has, what LibreOffice and Linux have, then any of the kind.
FONTS = "Arial, 'Liberation Sans', 'Noto Sans', sans-serif"
# From line to line, in parts of what the font asks for.
LEADING = "120%"
YELLOW = "#fff2a8"
# Word processors keep three looks of a text: of Western, Asian and complex scripts.
SCRIPTS = ("", "-asian", "-complex")
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
PAGES = {
    "page": '<text:page-number text:select-page="current">1</text:page-number>',
    "pages": "<text:page-count>1</text:page-count>",
}


def styles(setting: Setting) -> str:
    """The styles of every paragraph, list and page, as the part styles.xml of a document.

    Sizes and the room between things are those of the edition.
    """
    edition = setting.edition
    foot = fill(escape(say(setting.words, PAGE)), PAGES)
    mode = writing_mode(setting.words.language)
    page = (
        f'fo:page-width="{edition.width:.2f}pt" fo:page-height="{edition.height:.2f}pt"'
        f' fo:margin="{edition.top:.2f}pt" fo:margin-left="{edition.side:.2f}pt"'
        f' fo:margin-right="{edition.side:.2f}pt" style:writing-mode="{mode}"'
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {NAMESPACES} office:version="1.4">
<office:font-face-decls>
<style:font-face style:name="Arial" svg:font-family={quoteattr(FONTS)}
 style:font-family-generic="swiss" style:font-pitch="variable"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:line-height="{LEADING}" fo:orphans="2" fo:widows="2"
 fo:text-align="start" style:writing-mode="{mode}"/>
<style:text-properties style:font-name="Arial" style:font-name-asian="Arial"
 style:font-name-complex="Arial" fo:color="#000000" fo:hyphenate="false"
 {_size(edition.body)} {spoken(setting.words.language)}/>
</style:default-style>
{_paragraphs(setting)}
<style:style style:name="Gap" style:family="text">
<style:text-properties {_size(edition.strong)} fo:background-color="{YELLOW}"/></style:style>
{_lists(edition.bullet)}
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties {page}/>
<style:footer-style><style:header-footer-properties fo:min-height="0pt"
 fo:margin-top="{edition.before_paragraph:.2f}pt"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="Footer">{foot}</text:p></style:footer>
</style:master-page></office:master-styles>
</office:document-styles>"""


def _paragraphs(setting: Setting) -> str:
    """The styles of paragraphs, by the names that word processors know them by."""
    edition = setting.edition
    before, note = edition.before_paragraph, edition.before_note
    return "".join(
        (
            _paragraph("Standard", "", edition.body, 0.0),
            _paragraph("Text body", "Standard", edition.body, before),
            _paragraph("Strong text", "Text body", edition.strong, before),
            _paragraph("Council", "Standard", edition.council, 0.0),
            _paragraph("Address", "Standard", edition.body, 0.0),
            _heading("Title", 1, edition.title, before),
            _paragraph("Subtitle", "Text body", edition.strong, before),
            _heading("Heading 2", 2, edition.section, edition.before_section),
            _heading("Heading 3", 3, edition.question, edition.before_question),
            _paragraph("List Contents", "Standard", edition.body, note),
            _paragraph("Table Contents", "Standard", edition.body, note),
            _paragraph("Table Heading", "Table Contents", edition.strong, note),
            _paragraph("Footer", "Standard", edition.small, 0.0),
        )
    )


def _paragraph(name: str, parent: str, look: Style, before: float) -> str:
    return _style(name, parent, look, f'fo:margin-top="{before:.2f}pt"')


def _heading(name: str, level: int, look: Style, before: float) -> str:
    """A heading stays with what follows it."""
    kept = f'fo:margin-top="{before:.2f}pt" fo:keep-with-next="always"'
    return _style(name, "Standard", look, kept, f' style:default-outline-level="{level}"')


def _style(name: str, parent: str, look: Style, paragraph: str, more: str = "") -> str:
    above = f' style:parent-style-name="{spelled(parent)}"' if parent else ""
    return (
        f'<style:style style:name="{spelled(name)}" style:display-name="{name}"'
        f' style:family="paragraph"{above}{more}>'
        f"<style:paragraph-properties {paragraph}/>"
        f"<style:text-properties {_size(look)}/></style:style>"
    )


def _lists(indent: float) -> str:
    """A list of dots and one of numbers, `indent` (pt) from the margin."""
    place = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab"'
        f' text:list-tab-stop-position="{indent:.2f}pt" fo:margin-left="{indent:.2f}pt"'
        f' fo:text-indent="-{indent:.2f}pt"/></style:list-level-properties>'
    )
    dots = f'<text:list-level-style-bullet text:level="1" text:bullet-char="{BULLET}">'
    numbers = (
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">'
    )
    return (
        f'<text:list-style style:name="Dots">{dots}{place}</text:list-level-style-bullet>'
        f'</text:list-style><text:list-style style:name="Numbers">{numbers}{place}'
        "</text:list-level-style-number></text:list-style>"
    )


def _size(look: Style) -> str:
    """The size and weight of letters, of whatever script."""
    weight = "bold" if look.bold else "normal"
    return " ".join(
        f'fo:font-size="{look.size}pt" fo:font-weight="{weight}"'
        if not script
        else f'style:font-size{script}="{look.size}pt" style:font-weight{script}="{weight}"'
        for script in SCRIPTS
    )


def spoken(language: str) -> str:
    """The attributes of a text in a language, with the country where most people speak it."""
    known = locale(language)
    likely = icu.Locale.forLanguageTag(language)
    likely.addLikelySubtags()
    said: Mapping[str, str | None] = {
        "language": known.language,
        "country": known.territory or likely.getCountry() or "none",
        "script": known.script,
    }
    return " ".join(
        f'{"style" if script else "fo"}:{name}{script}="{value}"'
        for script in SCRIPTS
        for name, value in said.items()
        if value
    )


def writing_mode(language: str) -> str:
    """From which side a language is read."""
    return "rl-tb" if direction(language) == "rtl" else "lr-tb"


def spelled(name: str) -> str:
    """A style's name as files spell it."""
    return name.replace(" ", "_20_")
