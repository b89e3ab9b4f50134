"""Documents as Word files, read back by python-docx."""

import sys
from datetime import date
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from word_demo import LETTER, letter, status_report
from word_reading import cell_text, content, opened, said, stripped, text_of

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.document.chart import Chart
from dangjian_cli.document.document import Block, Column, Document, Heading, Letter, Paragraph, Ratio, Table
from dangjian_cli.render.word import NO_WORD, render

FONTS = {"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"}


@pytest.fixture(scope="module")
def sent() -> Any:
    """The letter of the real workspace, opened again."""
    return opened(letter())


def _styled(file: Any, style: str) -> list[str]:
    return [text_of(each) for each in file.element.body.iter(qn("w:p")) if _style(each) == style]


def _style(paragraph: Any) -> str:
    found: str = paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val"))
    return found


def _without_number(text: str) -> str:
    return text.split("、", 1)[-1] if "、" in text[:4] else text.split("）", 1)[-1] if text.startswith("（") else text


def test_a_report_says_in_word_what_it_says_in_json() -> None:
    """Every heading, paragraph, cell and note of `status` over the real ledgers, in order."""
    document = status_report()
    file = opened(document)
    found = content(file)
    assert str(found[0]).replace("\n", "") == document.title
    assert found[1] == "　".join(f"{word}：{value}" for word, value in document.meta)
    headings = {block.text for block in document.blocks if isinstance(block, Heading)}
    told = [
        _without_number(each)
        if isinstance(each, str) and _without_number(each) in headings
        else stripped(each)
        if isinstance(each, list)
        else each
        for each in found[2:]
    ]
    assert told == said(document)
    assert _styled(file, "Heading1")[:2] == ["一、按单位", _styled(file, "Heading1")[1]]
    assert [text.split("、")[0] for text in _styled(file, "Heading1")] == list("一二三四五")[: len(headings)]


def test_tables_keep_their_titles(sent: Any) -> None:
    """Also two columns of one title; numbers stand right, texts left, and every header row is repeated."""
    document = status_report()
    tables = [block for block in document.blocks if isinstance(block, Table)]
    file = opened(document)
    assert [[cell.text for cell in table.rows[0].cells] for table in file.tables] == [
        [column.title for column in table.columns] for table in tables
    ]
    for element in (*file.element.body.iter(qn("w:tbl")), *sent.element.body.iter(qn("w:tbl"))):
        rows = list(element.iter(qn("w:tr")))
        assert rows[0].find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    first = next(file.element.body.iter(qn("w:tbl")))
    assert {_style(each) for each in list(first.iter(qn("w:tr")))[1].iter(qn("w:p"))} == {"TableText", "TableNumber"}


def test_every_run_names_its_typeface_for_chinese(sent: Any) -> None:
    """w:eastAsia on every run of text and page numbers, from the five typefaces of official documents."""
    parts = [sent.element.body, sent.sections[0].footer._element, sent.sections[0].even_page_footer._element]
    runs = [run for part in parts for run in part.iter(qn("w:r"))]
    assert len(runs) > 500
    for run in runs:
        fonts = run.find(qn("w:rPr")).find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) in FONTS
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {fonts.get(qn("w:eastAsia"))}


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Normal", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("页码（单页）", "宋体", 14),
        ("表格文字", "仿宋_GB2312", 10.5),
    ],
)
def test_styles_have_typefaces_and_sizes_of_the_standard(sent: Any, style: str, font: str, points: float) -> None:
    """三号仿宋, 2号小标宋, 黑体, 楷体; page numbers 四号."""
    found = sent.styles[style]
    assert found.font.size.pt == points
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    if style in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        assert found.paragraph_format.line_spacing.pt == 28.95
        assert found.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_paper_margins_and_grid(sent: Any) -> None:
    """A4 with 37, 35, 28 and 26 mm; wide tables on turned paper and upright paper again after them."""
    ways = []
    for section in sent.sections:
        sides = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
        upright = [37, 26, 35, 28]
        turned = section.page_width > section.page_height
        ways.append(turned)
        for side, expected in zip(sides, [28, 37, 26, 35] if turned else upright, strict=True):
            assert abs(side - Mm(expected)) < Mm(0.05)
        assert abs(min(section.page_width, section.page_height) - Mm(210)) < Mm(0.05)
        assert abs(max(section.page_width, section.page_height) - Mm(297)) < Mm(0.05)
        grid = section._sectPr.find(qn("w:docGrid"))
        assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
        assert {each.get(qn("w:type")) for each in section._sectPr.findall(qn("w:footerReference"))} == {
            "default",
            "even",
        }
    assert True in ways
    assert ways[0] is ways[-1] is False


def test_pages_are_numbered_odd_right_even_left(sent: Any) -> None:
    """— 1 — at both, the number as a field."""
    assert sent.settings.odd_and_even_pages_header_footer
    for footer, style in ((sent.sections[0].footer, "PageOdd"), (sent.sections[0].even_page_footer, "PageEven")):
        (only,) = footer._element.iter(qn("w:p"))
        assert (_style(only), text_of(only)) == (style, "— 1 —")
    assert sent.styles["页码（单页）"].element.pPr.jc.get(qn("w:val")) == "right"
    assert sent.styles["页码（双页）"].element.pPr.jc.get(qn("w:val")) == "left"


def test_a_letter_has_its_parts_in_order(sent: Any) -> None:
    """发文机关标志, 发文字号 with the red rule, title, 主送机关; at the end 署名 and 成文日期 kept together."""
    paragraphs = list(sent.element.body.findall(qn("w:p")))
    texts = [text_of(each) for each in paragraphs]
    assert texts[:3] == [LETTER.issuer, LETTER.number, letter().title]
    assert texts[4] == f"{LETTER.addressee}："
    assert texts[-2:] == [LETTER.signer, "2026年9月30日"]
    assert [_style(each) for each in paragraphs[-2:]] == ["Signer", "SignedOn"]
    assert paragraphs[-3].find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    assert sent.styles["署名"].paragraph_format.keep_with_next
    issuer, number = sent.styles["发文机关标志"], sent.styles["发文字号"]
    assert str(issuer.font.color.rgb) == "FF0000"
    assert number.element.pPr.find(qn("w:pBdr"))[0].get(qn("w:color")) == "FF0000"
    assert _styled(sent, "Heading1")[0] == "一、总体情况"


@pytest.mark.parametrize(
    ("given", "styles"),
    [
        (Letter(), ["Title", "Normal"]),
        (Letter(issuer="工委"), ["IssuerOnly", "Title", "Normal"]),
        (Letter(number="〔2026〕1号"), ["DocumentNumber", "Title", "Normal"]),
        (Letter(signer="工委"), ["Title", "Normal", "Signer"]),
        (Letter(addressee="各支部：", signed_on=date(2026, 1, 2)), ["Title", "Addressee", "Normal", "SignedOn"]),
    ],
)
def test_only_the_given_parts_of_a_letter_are_there(given: Letter, styles: list[str]) -> None:
    """No empty line stands for what was not given; a colon is not doubled."""
    file = opened(Document("标题", (), (Paragraph("正文"),), letter=given))
    found = [each for each in file.element.body.findall(qn("w:p")) if text_of(each)]
    assert [_style(each) for each in found] == styles
    assert all("：：" not in text_of(each) for each in found)


def test_headings_of_a_letter_come_numbered_and_stay() -> None:
    """Layouts number the headings of letters; only those of other documents are numbered here."""
    blocks: tuple[Block, ...] = (Heading("总体情况"), Heading("问题", 2))
    assert content(opened(Document("通报", (), blocks, letter=Letter())))[1:] == ["总体情况", "问题"]
    assert content(opened(Document("概况", (), blocks)))[1:] == ["一、总体情况", "（一）问题"]


def test_notices_stand_first() -> None:
    """Before the red head, so that nobody sends a letter made of half the data unawares."""
    document = Document("概况", notices=("1 个条目有误。", "1 个文件没有读入。"), letter=Letter(issuer="工委"))
    assert content(opened(document))[0] == "注意：1 个条目有误。\n注意：1 个文件没有读入。"


def test_lines_of_a_text_are_paragraphs_and_of_a_cell_breaks() -> None:
    """Every line opens two characters in; in a cell or a title it is a line break. Depth is an indent."""
    table = Table(
        (Column("单位"), Column("完成率", "number")),
        (("　　办公室\n本级", Ratio(5, 8)), ("甲", None)),
        ("合计", None),
        "注：\n略",
    )
    file = opened(Document("一行\n又一行", (), (Paragraph("甲\n\n  - 乙"), table)))
    assert content(file) == [
        "一行\n又一行", "甲", "  - 乙", [["单位", "完成率"], ["办公室\n本级", "62.5%"], ["甲", "—"], ["合计", ""]], "注：\n略",
    ]  # fmt: skip
    cell = next(each for each in file.element.body.iter(qn("w:tc")) if cell_text(each).startswith("办公室"))
    assert cell.find(qn("w:p")).find(qn("w:pPr")).find(qn("w:ind")).get(qn("w:left")) == str(4 * 21 * 5)


def test_properties_tell_the_title_and_nobody(sent: Any) -> None:
    """No author, no machine, no time."""
    core = sent.core_properties
    assert core.title == letter().title
    assert (core.author, core.last_modified_by, core.created, core.modified) == ("", "", None, None)
    assert {str(part.partname) for part in sent.part.package.iter_parts()} == {
        "/docProps/core.xml", "/word/document.xml", "/word/styles.xml", "/word/settings.xml", "/word/fontTable.xml", "/word/theme/theme1.xml",
        "/word/footer1.xml", "/word/footer2.xml",
    }  # fmt: skip


def test_without_python_docx_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chinese sentence and what to type."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(DangjianError) as told:
        render(Document("概况"))
    assert told.value is NO_WORD
    assert "dangjian[word]" in (told.value.help or "")


def test_charts_show_their_numbers(sent: Any) -> None:
    """All that a chart says in words and figures stands in its table."""
    charts = [block for block in letter().blocks if isinstance(block, Chart)]
    assert len({type(chart) for chart in charts}) == 4
    cells = {cell.strip() for each in content(sent) if isinstance(each, list) for row in each for cell in row}
    for chart in charts:
        for each in said(Document("", (), (chart,))):
            if isinstance(each, list):
                assert {cell for row in each for cell in row} - {"2026-03-01"} <= cells
