"""A letter's parts → the elements of an OpenDocument text, and the styles that only they need."""

from collections.abc import Sequence
from typing import assert_never

from odfdo import Element, Header, List, ListItem, Paragraph, Span

from forms.wording import Phrase
from printables.documents import parts
from printables.documents.odt_styles import spelled, spoken, writing_mode
from printables.documents.parts import Bullets, Document, Gap, Heading, Part, Table, Words
from printables.documents.written import told
from printables.languages import direction
from printables.letter import LINES_TO_WRITE, NAME_AND_ADDRESS, WINDOW_WIDTH
from printables.setting import Setting
from printables.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE

RIGHT_TO_LEFT_ISOLATE = "\u2067"


class Text:
    """A letter as it is written. `styles` has those that only some of its texts need, by name."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._own = setting.words.language
        self._measure = setting.edition.measure
        self.styles: dict[str, str] = {}

    def letter(self, document: Document) -> list[Element]:
        """From whom, to whom, the title, then part by part."""
        written: list[Element] = [self._paragraph(document.council, "Council")]
        if document.address is not None:
            written += self._envelope(document, document.address.to)
        written.append(self._heading(document.title, 1, "Title"))
        written.append(self._paragraph(document.about, "Subtitle"))
        return [*written, *(element for part in document.parts for element in self._part(part))]

    def _envelope(self, document: Document, to: Sequence[str]) -> list[Element]:
        """Where it goes back to, and whom it is for; or the gap for a name and an address."""
        back = ", ".join(line for line in document.return_address if line != document.council)
        written: list[Element] = [self._paragraph(back, "Address")]
        if not to:
            label = self._setting.say(NAME_AND_ADDRESS)
            wanted = self._marked(Phrase(f"[{label}]", label.language))
            return [*written, wanted, *self._lines(LINES_TO_WRITE, WINDOW_WIDTH)]
        return [*written, self._paragraph("\n".join(to), "Text body")]

    def _part(self, part: Part) -> list[Element]:
        match part:
            case Heading():
                return [self._heading(part.text, part.level, f"Heading {part.level}")]
            case parts.Paragraph():
                return [self._paragraph(part.text, "Strong text" if part.strong else "Text body")]
            case Bullets():
                return [self._list(part)]
            case Table():
                return [self._table(part)]
            case Gap():
                return self._written(part, "Text body", self._measure)
            case _:
                assert_never(part)

    def _written(self, part: Words | Gap, style: str, width: float) -> list[Element]:
        """A text, or a gap with lines of this width (pt)."""
        if not isinstance(part, Gap):
            return [self._paragraph(part, style)]
        return [self._marked(part.wanted, style), *self._lines(part.lines, width)]

    def _heading(self, text: Words, level: int, style: str) -> Element:
        heading = Header(level)
        heading.style = spelled(style)
        return self._said(heading, text)

    def _paragraph(self, text: Words, style: str) -> Element:
        return self._said(Paragraph(style=spelled(style)), text)

    def _marked(self, wanted: Words, style: str = "Text body") -> Element:
        """The name of a gap, as with a marker pen."""
        paragraph = Paragraph(style=spelled(style))
        paragraph.append(self._said(Span(style="Gap"), wanted))
        return paragraph

    def _lines(self, lines: int, width: float) -> list[Element]:
        """Lines to write on: each a tab that draws a line up to its stop."""
        name = f"Line_{width:.0f}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="paragraph"'
            ' style:parent-style-name="Standard"><style:paragraph-properties'
            f' style:line-height-at-least="{self._setting.edition.writing_pitch:.2f}pt"'
            ' fo:line-height="normal" style:vertical-align="bottom"><style:tab-stops>'
            f'<style:tab-stop style:position="{width:.2f}pt" style:type="right"'
            ' style:leader-style="solid" style:leader-text="_"/></style:tab-stops>'
            "</style:paragraph-properties></style:style>"
        )
        return [Paragraph("\t", style=name) for _ in range(lines)]

    def _said(self, into: Element, text: Words) -> Element:
        """The same element with a text in it, and its language where that isn't the letter's."""
        said = told(text, self._setting)
        language = said.language
        shown = [line for line in said.splitlines() if line.strip()]
        if direction(language) != direction(self._own):
            # Or the full stop of an English sentence would stand on its left in an Arabic letter.
            side = LEFT_TO_RIGHT_ISOLATE if direction(language) == "ltr" else RIGHT_TO_LEFT_ISOLATE
            shown = [f"{side}{line}{POP_ISOLATE}" for line in shown]
        if language == self._own:
            into.append("\n".join(shown))
        else:
            into.append(Span("\n".join(shown), style=self._language(language)))
        return into

    def _language(self, language: str) -> str:
        name = f"Language_{language}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {spoken(language)}/></style:style>"
        )
        return name

    def _list(self, shown: Bullets) -> Element:
        whole = List(style="Numbers" if shown.numbered else "Dots")
        width = self._measure - self._setting.edition.bullet
        for entry in shown.entries:
            item = ListItem()
            for element in self._written(entry, "List Contents", width):
                item.append(element)
            whole.append(item)
        return whole

    def _table(self, shown: Table) -> Element:
        """Its row of headings is repeated on each further page."""
        number = sum(name.startswith("Table_") for name in self.styles) + 1
        cell = self._setting.edition.cell
        self.styles[f"Table_{number}"] = (
            f'<style:style style:name="Table_{number}" style:family="table">'
            f'<style:table-properties style:width="{self._measure:.2f}pt" table:align="margins"'
            f' style:writing-mode="{writing_mode(self._own)}"'
            f' fo:margin-top="{self._setting.edition.before_paragraph:.2f}pt"/></style:style>'
        )
        self.styles["Cell"] = (
            '<style:style style:name="Cell" style:family="table-cell">'
            f'<style:table-cell-properties fo:padding="{cell:.2f}pt" fo:border="none"'
            ' fo:border-bottom="0.5pt solid #000000"/></style:style>'
        )
        table = _element("table:table", f"Table_{number}")
        table.set_attribute("table:name", f"Table_{number}")
        widths = [share * self._measure for share in shown.widths]
        for width in widths:
            table.append(_element("table:table-column", self._column(width)))
        head = [[self._paragraph(text, "Table Heading")] for text in shown.head]
        heading_rows = Element.from_tag("table:table-header-rows")
        heading_rows.append(_row(head))
        table.append(heading_rows)
        for row in shown.rows:
            rooms = [width - 2 * cell for width in widths]
            table.append(_row([self._cell(*each) for each in zip(row, rooms, strict=True)]))
        return table

    def _cell(self, cell: Sequence[Words | Gap], width: float) -> list[Element]:
        """A cell's parts below one another; a cell without words has an empty paragraph."""
        found = [e for part in cell for e in self._written(part, "Table Contents", width)]
        return found or [Paragraph(style=spelled("Table Contents"))]

    def _column(self, width: float) -> str:
        name = f"Column_{width:.0f}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
        )
        return name


def _row(cells: Sequence[Sequence[Element]]) -> Element:
    row = Element.from_tag("table:table-row")
    for elements in cells:
        cell = _element("table:table-cell", "Cell")
        cell.set_attribute("office:value-type", "string")
        for element in elements:
            cell.append(element)
        row.append(cell)
    return row


def _element(tag: str, style: str) -> Element:
    element = Element.from_tag(tag)
    element.set_attribute("table:style-name", style)
    return element
