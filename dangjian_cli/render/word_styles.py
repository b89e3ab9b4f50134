"""How a Word document looks: paper, typefaces and styles after GB/T 9704-2012, as near as Word comes to it.

Typefaces are named, never embedded; the font table says which relative stands in where one is missing. Lengths
are twentieths of a point (twips), sizes of type half points, as WordprocessingML has them.
"""

from dataclasses import dataclass
from typing import Final, Literal

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"
BIAOSONG = "方正小标宋简体"
RED = "FF0000"

LINE = 579
"""28.95 pt: 22 lines fill a page."""
CHARACTER = 315
"""16 pt, set closer by 0.25 pt: 28 characters fill a line of 156 mm."""

_FONTS: Final = {
    # 名称: (别名, 字族)
    FANGSONG: ("仿宋", "modern"),
    KAITI: ("楷体", "modern"),
    HEITI: ("SimHei", "modern"),
    SONGTI: ("SimSun", "auto"),
    BIAOSONG: ("华文中宋", "auto"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper with its margins; `footer` is how far the page number stands from the edge."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    footer: int

    @property
    def room(self) -> int:
        """How wide the text is."""
        return self.width - self.left - self.right

    @property
    def section(self) -> str:
        """What w:sectPr says of the paper, without the footers."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="851" w:footer="{self.footer}" w:gutter="0"/>'
            f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
        )


PORTRAIT = Page(11906, 16838, top=2098, bottom=1984, left=1587, right=1474, footer=1270)
LANDSCAPE = Page(16838, 11906, top=1587, bottom=1474, left=1984, right=2098, footer=760)
"""The portrait page turned, so that its binding edge is on top."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs. `line` 0 is as high as the type needs; `first` indents the first line by characters."""

    id: str
    name: str
    font: str = FANGSONG
    size: int = 32
    line: int = LINE
    align: Literal["both", "left", "center", "right"] = "both"
    first: int = 0
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    tight: int = -5
    outline: int | None = None
    bold: bool = False
    keep: bool = False
    colour: str | None = None
    border: str = ""

    @property
    def xml(self) -> str:
        """The style for styles.xml."""
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = "" if default else '<w:basedOn w:val="Normal"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}'
            f"<w:qFormat/><w:pPr>{self._paragraph}</w:pPr><w:rPr>{self._run}</w:rPr></w:style>"
        )

    @property
    def _paragraph(self) -> str:
        exact = f'w:line="{self.line}" w:lineRule="exact"' if self.line else 'w:line="240" w:lineRule="auto"'
        return (
            ("<w:keepNext/><w:keepLines/>" if self.keep else "")
            + '<w:widowControl w:val="0"/>'
            + self.border
            + ("" if self.line else '<w:snapToGrid w:val="0"/>')
            + f'<w:spacing w:before="{self.before}" w:after="{self.after}" {exact}/>'
            + f'<w:ind w:left="{self.left}" w:right="{self.right}" '
            + f'w:firstLineChars="{self.first * 100}" w:firstLine="{self.first * CHARACTER}"/>'
            + f'<w:jc w:val="{self.align}"/>'
            + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
        )

    @property
    def _run(self) -> str:
        return (
            fonts(self.font)
            + ("<w:b/>" if self.bold else '<w:b w:val="0"/>')
            + (f'<w:color w:val="{self.colour}"/>' if self.colour else "")
            + f'<w:spacing w:val="{self.tight}"/><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        )


def fonts(name: str) -> str:
    """w:rFonts that takes one typeface for Chinese, Latin letters and digits, and for signs that are both."""
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


_RULE: Final = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="{RED}"/></w:pBdr>'
_BOX: Final = "<w:pBdr>{}</w:pBdr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
)

BODY = Style("Normal", "Normal", first=2)
TITLE = Style("Title", "Title", BIAOSONG, 44, 660, "center", tight=0, before=0, after=289, keep=True)
SUBTITLE = Style("Subtitle", "Subtitle", KAITI, align="center", after=289)
NOTICE = Style("Notice", "注意", KAITI, 24, 400, left=120, right=120, after=240, tight=0, border=_BOX)
ISSUER = Style("Issuer", "发文机关标志", BIAOSONG, 100, 0, "center", before=1400, after=900, tight=0, colour=RED)
ISSUER_ONLY = Style(
    "IssuerOnly",
    "发文机关标志（无发文字号）",
    BIAOSONG,
    100,
    0,
    "center",
    before=1400,
    after=1158,
    tight=0,
    colour=RED,
    border=_RULE,
)
NUMBER = Style("DocumentNumber", "发文字号", align="center", after=1158, border=_RULE)
ADDRESSEE = Style("Addressee", "主送机关", align="left")
SIGNER = Style("Signer", "署名", align="right", before=LINE, keep=True)
SIGNED_ON = Style("SignedOn", "成文日期", align="right")
HEADINGS = (
    Style("Heading1", "heading 1", HEITI, first=2, keep=True, outline=0),
    Style("Heading2", "heading 2", KAITI, first=2, keep=True, outline=1),
    Style("Heading3", "heading 3", first=2, keep=True, outline=2, bold=True),
    Style("Heading4", "heading 4", first=2, keep=True, outline=3),
)
CAPTION = Style("Caption", "caption", HEITI, 24, 460, "center", before=80, tight=0, keep=True)
NOTE = Style("TableNote", "表注", KAITI, 21, 360, "left", before=40, after=200, tight=0)
GAP = Style("TableGap", "表后空行", size=10, line=200, tight=0)
BREAK = Style("SectionBreak", "分节", size=2, line=20, tight=0)
CELL = Style("TableText", "表格文字", size=21, line=0, align="left", tight=0)
FIGURE = Style("TableNumber", "表格数字", size=21, line=0, align="right", tight=0)
FIELD = Style("TableField", "表格居中", size=21, line=0, align="center", tight=0)
HEADER = Style("TableHeader", "表头", HEITI, 21, 0, "center", tight=0, keep=True)
TOTAL = Style("TableTotal", "表格合计", HEITI, 21, 0, "left", tight=0)
TOTAL_FIGURE = Style("TableTotalNumber", "表格合计数字", HEITI, 21, 0, "right", tight=0)
ODD = Style("PageOdd", "页码（单页）", SONGTI, 28, 320, "right", right=280, tight=0)
EVEN = Style("PageEven", "页码（双页）", SONGTI, 28, 320, "left", left=280, tight=0)

STYLES: Final = (
    BODY, TITLE, SUBTITLE, NOTICE, ISSUER, ISSUER_ONLY, NUMBER, ADDRESSEE, SIGNER, SIGNED_ON, *HEADINGS,
    CAPTION, NOTE, GAP, BREAK, CELL, FIGURE, FIELD, HEADER, TOTAL, TOTAL_FIGURE, ODD, EVEN,
)  # fmt: skip
"""Every style of a document, in the order of its list of styles."""


def styles_xml() -> str:
    """The whole of styles.xml."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(style.xml for style in STYLES)}</w:styles>"


def settings_xml() -> str:
    """The whole of settings.xml: odd and even pages differ, and Word opens the file without compatibility mode."""
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat>{mode}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def fonts_xml() -> str:
    """The whole of fontTable.xml."""
    each = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/></w:font>'
        for name, (other, family) in _FONTS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACES}>{each}</w:fonts>'
