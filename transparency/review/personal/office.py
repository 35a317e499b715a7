"""What stands in an office file: texts, cells, and what it says of who wrote and changed it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from transparency.review.personal.contents import Budget, Contents, Part, SpentError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_MEMBERS: Final = 5000
"""Files of an archive."""
_XML: Final = (".xml", ".rels", ".vml", ".rdf")
_SILENT: Final = ("mimetype", ".odttf", ".ttf", ".fntdata", "vbaProjectSignature.bin")
"""Members that hold no words of people: fonts, signs of the format."""
_PRINTERS: Final = "printerSettings"
_FLOWING: Final = ("word/", "content.xml", "styles.xml", "xl/sharedStrings", "xl/comments",
                   "xl/drawings/", "xl/threadedComments", "xl/worksheets/")  # fmt: skip
"""Parts in which a text goes on from tag to tag; in the others each tag holds a value."""
_BREAKS: Final = frozenset((
    "p", "h", "tc", "tr", "tbl", "si", "c", "row", "is", "comment", "author", "date", "sp",
    "txbxContent", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "formula1", "formula2",
    "f", "table-cell", "table-row", "annotation", "title", "desc",
))  # fmt: skip
"""Tags that end a text, without their prefix."""
_BLANKS: Final = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ",
                  "noBreakHyphen": "-"}  # fmt: skip
_MAKER_TAGS: Final = frozenset((
    "creator", "lastModifiedBy", "initial-creator", "printed-by", "Manager", "author",
))  # fmt: skip
_MAKER_ATTRIBUTES: Final = {"author", "userName", "lastModifiedBy"}
_PERSON_ATTRIBUTES: Final = {"displayName", "userId", "name"}
"""Of the parts that list people, such as ``xl/persons/person.xml``."""
_PEOPLE: Final = ("person", "people", "users")
_TEXT_ATTRIBUTES: Final = frozenset((
    "title", "descr", "alt", "name", "tooltip", "Target", "href", "location", "display", "prompt",
    "promptTitle", "error", "errorTitle", "displayName", "string-value", "help", "description",
))  # fmt: skip
_VARIABLE: Final = "docVar"
"""The tag of a variable of a document, whose value is an attribute."""
_CELLS: Final = {"tc", "table-cell", "c"}
_ROWS: Final = {"tr", "table-row", "row"}
_COLUMN: Final = re.compile(r"[A-Z]{1,3}")
_MAX_COLUMNS: Final = 16_384
_TAGS: Final = re.compile(r"<[^<>]*>")


def office_contents(
    data: bytes, budget: Budget, embedded: Callable[[str, bytes], Contents]
) -> Contents:
    """Return what stands in an office file; ``embedded`` reads the files in it.

    Raises:
        SpentError: it unfolds to more than ``budget``.
        zipfile.BadZipFile: it is no archive.
    """
    parts, unread = [], []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(members) > MAX_MEMBERS:
            raise SpentError
        budget.spend(sum(entry.file_size for entry in members))
        shared: list[str] = []
        for entry in sorted(members, key=lambda entry: "sharedStrings" not in entry.filename):
            name = entry.filename
            if name.endswith(_SILENT) or _PRINTERS in name:
                continue
            content = archive.read(entry)
            if name.endswith(_XML):
                part = _read(name, content, shared)
                parts.append(part)
            else:
                inner = embedded(name, content)
                parts += inner.parts
                unread += inner.unread
    return Contents(parts, unread)


def _read(name: str, content: bytes, shared: list[str]) -> Part:
    """Return an XML part; the texts that cells share are kept in ``shared``."""
    reader = _Reader(name, shared)
    try:
        reader.read(content)
    except expat.ExpatError:
        # What no program would open is read as it lies there.
        plain = _TAGS.sub("\f", content.decode("utf-8", "replace"))
        return Part(name, f"{reader.text()}\f{plain}", tuple(reader.makers))
    return Part(name, reader.text(), tuple(reader.makers), rows=reader.rows)


@dataclass
class _Cell:
    column: int
    kind: str
    value: str
    """What a spreadsheet stores beside the text that it shows."""
    count: int
    """Columns that it stands for."""
    texts: list[str] = field(default_factory=list)


class _Reader:
    """Collects the texts, the cells and the makers of one part."""

    def __init__(self, name: str, shared: list[str]) -> None:
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self.makers: list[str] = []
        self.rows: list[list[str]] = []
        self._shared = shared
        self._is_shared = "sharedStrings" in name
        self._flows = name.rpartition("/")[2] in _FLOWING or name.startswith(_FLOWING)
        self._is_sheet = "worksheets/" in name
        self._lists_people = any(word in name.casefold() for word in _PEOPLE)
        self._maker: list[str] | None = None
        self._item: list[str] | None = None
        self._row: list[str] = []
        self._cells: list[_Cell] = []

    def read(self, content: bytes) -> None:
        """Read the whole part.

        Raises:
            expat.ExpatError: it is no XML.
            SpentError: it defines entities, which may unfold without end.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse
        parser.Parse(content, True)  # noqa: FBT003 - the parser's own argument

    def text(self) -> str:
        """Return what stands in the part outside the cells of a sheet, then in its attributes."""
        return "\f".join(["".join(self.texts), *self.attributes])

    def _refuse(self, *_: object) -> None:
        raise SpentError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if not self._flows or local in _BREAKS:
            self.texts.append("\f")
        if blank := _BLANKS.get(local) if self._flows else None:
            self._text(blank)
        for full_name, value in attributes.items():
            self._attribute(local, full_name.rpartition(":")[2], value)
        if local in _MAKER_TAGS:
            self._maker = []
        if self._is_shared and local == "si":
            self._item = []
        if local in _CELLS:
            self._open_cell(attributes)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        is_maker = name in _MAKER_ATTRIBUTES or (self._lists_people and name in _PERSON_ATTRIBUTES)
        if is_maker and "@" not in value:
            self.makers.append(value)
        elif name in _TEXT_ATTRIBUTES or "@" in value or tag == _VARIABLE:
            self.attributes.append(value)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        column = len(self._row)
        if found := _COLUMN.match(attributes.get("r", "")):
            column = 0
            for letter in found[0]:
                column = column * 26 + ord(letter) - ord("A") + 1
            column -= 1
        self._cells.append(
            _Cell(
                min(column, _MAX_COLUMNS),
                attributes.get("t", ""),
                attributes.get("office:value", ""),
                int(attributes.get("table:number-columns-repeated", "1")),
            )
        )

    def _text(self, text: str) -> None:
        if self._maker is not None:
            self._maker.append(text)
            return
        if self._item is not None:
            self._item.append(text)
        if self._cells:
            self._cells[-1].texts.append(text)
        if not self._is_sheet or not self._cells:
            self.texts.append(text)

    def _end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if not self._flows or local in _BREAKS:
            self.texts.append("\f")
        if local in _MAKER_TAGS and self._maker is not None:
            self.makers.append("".join(self._maker))
            self._maker = None
        if self._item is not None and local == "si":
            self._shared.append("".join(self._item))
            self._item = None
        if local in _CELLS and self._cells:
            self._close_cell(self._cells.pop())
        if local in _ROWS:
            self.rows.append(self._row)
            self._row = []

    def _close_cell(self, cell: _Cell) -> None:
        text = "".join(cell.texts)
        if cell.kind == "s":
            text = (
                self._shared[int(text)] if text.isdigit() and int(text) < len(self._shared) else ""
            )
        self._row += [""] * (cell.column - len(self._row))
        self._row.append(text if not cell.value else f"{text}\f{cell.value}")
        if len(self._row) + cell.count <= _MAX_COLUMNS:
            self._row += [""] * (cell.count - 1)
