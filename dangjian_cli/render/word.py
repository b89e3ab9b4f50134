"""A document as a Word file in the form of an official document, after GB/T 9704-2012 as near as Word comes to it.

What is fixed (paper, typefaces, styles) is in `word_styles`; python-docx makes the package, and is imported only
when one is made. Same document, same bytes: no time, no author, no name of a machine is in it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.document.chart import BarChart, Figures, HeatMap, Roadmap, Trend, numbers
from dangjian_cli.document.document import Block, Document, Heading, Letter, Paragraph, Table
from dangjian_cli.document.numbering import numbered
from dangjian_cli.render.flow import one_line, plain
from dangjian_cli.render.package import sealed
from dangjian_cli.render.word_charts import drawn_chart
from dangjian_cli.render.word_pages import stretches, table_size
from dangjian_cli.render.word_styles import (
    ADDRESSEE,
    BODY,
    BREAK,
    EVEN,
    GAP,
    HEADINGS,
    ISSUER,
    ISSUER_ONLY,
    NAMESPACES,
    NOTICE,
    NUMBER,
    ODD,
    PORTRAIT,
    SIGNED_ON,
    SIGNER,
    SUBTITLE,
    TITLE,
    fonts_xml,
    settings_xml,
    styles_xml,
)
from dangjian_cli.render.word_tables import drawn
from dangjian_cli.render.word_widths import columns
from dangjian_cli.render.word_xml import indented, page_number, paragraph, section

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

NO_WORD = DangjianError("没有装写 Word 的组件", "在安装 dangjian 的环境里运行：pip install 'dangjian[word]'")
"""What is said where only the core was installed."""

_KEPT = 8 * 56
"""Columns of the last paragraph that goes whole to the page of 署名; a longer one would leave half a page empty."""
_TITLE_LIMIT = 255
"""Characters that the properties of a file hold."""


def render(document: Document) -> bytes:
    """The document as docx. DangjianError when python-docx is missing."""
    try:
        import docx
    except ImportError as error:
        raise NO_WORD from error
    file = docx.Document()
    _bare(file)
    _properties(file, document.title)
    footers = _footers(file)
    _fill(file, _body(document, footers))
    out = BytesIO()
    file.save(out)
    return sealed(out.getvalue())


def _bare(file: "DocxDocument") -> None:
    """Keep of python-docx's template the body and the theme, which Word expects; put our styles and settings in."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    package, part = file.part.package, file.part
    _adopt(file.styles.element, parse_xml(styles_xml()))
    _adopt(file.settings.element, parse_xml(settings_xml()))
    for holder, kept in (
        (package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}),
        (part.rels, {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME}),
    ):
        for name in [name for name, relation in holder.items() if relation.reltype not in kept]:
            del holder[name]
    table = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, fonts_xml().encode(), package)
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _adopt(element: Any, other: Any) -> None:
    """Replace all that is in the element by what is in the other."""
    for child in list(element):
        element.remove(child)
    for child in list(other):
        element.append(child)


def _properties(file: "DocxDocument", title: str) -> None:
    """The title, and nothing about who or when."""
    core = file.core_properties
    for child in list(core._element):
        core._element.remove(child)
    core.title = one_line(title)[:_TITLE_LIMIT]
    core.language = "zh-CN"


def _footers(file: "DocxDocument") -> str:
    """The footers with the page numbers, and how a section asks for them."""
    from docx.oxml import parse_xml

    first = file.sections[0]
    asked = []
    for kind, footer, style in (("default", first.footer, ODD), ("even", first.even_page_footer, EVEN)):
        footer.is_linked_to_previous = False
        _adopt(footer._element, parse_xml(f"<w:ftr {NAMESPACES}>{page_number(style)}</w:ftr>"))
        asked.append(f'<w:footerReference w:type="{kind}" r:id="{file.part.relate_to(footer.part, _FOOTER)}"/>')
    return "".join(asked)


_FOOTER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"


def _fill(file: "DocxDocument", body: str) -> None:
    """Make the body the document's. It is parsed in its place: to move 30,000 cells there takes libxml minutes."""
    from docx.oxml import parse_xml

    file.part._element = parse_xml(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")


def _body(document: Document, footers: str) -> str:
    letter = document.letter
    blocks = tuple(document.blocks) if letter is not None else numbered(document.blocks)
    size = table_size((*blocks, *document.annexes))
    parts = list(_opening(document, letter or Letter()))
    text = stretches(blocks, headed=letter is not None)
    pages = [*text, *(stretches(document.annexes, headed=False) if document.annexes else ())]
    for number, stretch in enumerate(pages, start=1):
        closes = number == len(text)
        for at, block in enumerate(stretch.blocks, start=1):
            before_closing = closes and at == len(stretch.blocks) and letter is not None and bool(letter.closing)
            parts.extend(_block(block, stretch.page.room, size, before_closing))
        if closes:
            parts.extend(_closing(letter or Letter()))
        if number == len(pages):
            parts.append(section(stretch.page, footers))
        else:
            if parts and parts[-1] == paragraph(GAP, ""):
                parts.pop()  # below a table that fills its page it would make an empty one
            parts.append(paragraph(BREAK, "", section(stretch.page, footers)))
    return "".join(parts)


def _opening(document: Document, letter: Letter) -> Iterator[str]:
    if document.notices:
        yield paragraph(NOTICE, "\n".join(f"注意：{notice}" for notice in document.notices))
    if letter.issuer:
        style = ISSUER if letter.number else ISSUER_ONLY
        yield paragraph(style, letter.issuer, size=_issuer_size(letter.issuer))
    if letter.number:
        yield paragraph(NUMBER, letter.number)
    title = _at_the_colon(document.title)
    yield paragraph(TITLE, title, _balanced(title))
    if document.meta:
        yield paragraph(SUBTITLE, "　".join(f"{word}：{value}" for word, value in document.meta))
    if letter.addressee:
        yield paragraph(ADDRESSEE, f"{letter.addressee.rstrip('：:')}：")


def _at_the_colon(title: str) -> str:
    """A title that does not fit one line breaks behind its colon, when both parts then do: no word is torn apart."""
    head, colon, rest = title.partition("：")
    room = PORTRAIT.room // (TITLE.size * 5)
    fits = all(columns(plain(part)) <= room for part in (head + colon, rest))
    return f"{head}{colon}\n{rest}" if colon and rest and fits and columns(plain(title)) > room else title


def _balanced(title: str) -> str:
    """Indents that give a title of two or three lines lines of about one length, where its writer broke none."""
    wide = columns(plain(title)) * TITLE.size * 5
    lines = -(-wide // PORTRAIT.room)
    if "\n" in plain(title) or not 2 <= lines <= 3:
        return ""
    side = max((PORTRAIT.room - wide // lines) // 2 - TITLE.size * 5, 0)  # half a character to spare on each side
    return indented(TITLE, side, side)


def _issuer_size(issuer: str) -> int:
    """Half points at which the name fills one line, from 小初 or so down to 2号."""
    return max(min(PORTRAIT.room // 5 // max(_widest(issuer), 1), 100), 44)


def _closing(letter: Letter) -> Iterator[str]:
    """署名 above the middle of 成文日期, which ends four characters before the margin."""
    *signer, day = letter.closing if letter.signed_on else (*letter.closing, "")
    indent = 4 if day else 2
    for text in signer:
        beside = max(indent * 320 + (_widest(day) - _widest(text)) * 80, 0) if day else indent * 320
        yield paragraph(SIGNER, text, indented(SIGNER, right=beside))
    if day:
        yield paragraph(SIGNED_ON, day, indented(SIGNED_ON, right=indent * 320))


def _widest(text: str) -> int:
    return max(columns(line) for line in plain(text).split("\n"))


def _block(block: Block, room: int, size: int, before_closing: bool) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield paragraph(HEADINGS[min(max(level, 1), len(HEADINGS)) - 1], text)
        case Paragraph(text):
            # Every line of a text is a paragraph of its own: each opens two characters in.
            lines = plain(text).split("\n")
            for number, line in enumerate(lines, start=1):
                kept = before_closing and number == len(lines) and columns(line) <= _KEPT
                yield paragraph(BODY, line, keep=kept)
        case Table():
            yield from drawn(block, room, size, keep=before_closing)
        case Figures():
            yield from drawn(numbers(block), room, size, keep=before_closing)
        case BarChart() | HeatMap() | Roadmap() | Trend():
            yield from drawn_chart(block, room, size)
        case _:
            assert_never(block)
