"""Word files as LibreOffice prints them: lines counted, page numbers found and texts read in the PDF."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from test_word_hostile import EVIL
from tools import required
from word_demo import LETTER, letter
from word_reading import content, opened

from dangjian_cli.document.document import Column, Document, Heading, Paragraph, Table
from dangjian_cli.render.flow import plain
from dangjian_cli.render.word import render

TEXT = "落实全面从严治党主体责任检查考核情况汇报材料整改台账公示"
FULL = Document("页面", (), (Paragraph(TEXT * 70),))
TABLE = Table(
    (Column("单位"), Column("数", "number")), tuple((f"第{at}支部", at) for at in range(60)), ("合计", 1770), "注：略。"
)
PLAIN = Document(
    "关于开展自查的通知",
    (("统计日", "2026-09-30"),),
    (
        Heading("一、总体情况"),
        Paragraph("按照要求，对1个单位开展“回头看”，完成率62.5%。\n其余略。"),
        TABLE,
        Heading("（一）问题", 2),
        Paragraph("无。" * 300),
    ),
    ("1 个条目有误，没有计入。",),
    LETTER,
)
HOSTILE = Document("x" * 2000, (), tuple(Paragraph(text) for text in EVIL))
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A word of a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        """Half way from its top to its bottom."""
        return (self.top + self.bottom) / 2


class Pdf(NamedTuple):
    """A printed document: the words of every page, and all of its text without blanks and page numbers."""

    pages: tuple[tuple[Word, ...], ...]
    text: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pdf]:
    """All documents of this file, converted in one go: LibreOffice takes seconds to start."""
    soffice, pdftotext = required("office")
    folder = tmp_path_factory.mktemp("word")
    documents = {"full": FULL, "plain": PLAIN, "hostile": HOSTILE, "letter": letter()}
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(render(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    command = (soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files)
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: _pdf(pdftotext, folder / f"{name}.pdf") for name in documents}


def _pdf(pdftotext: str, file: Path) -> Pdf:
    done = subprocess.run((pdftotext, "-bbox", str(file), "-"), check=True, capture_output=True)
    pages = []
    for page in done.stdout.decode().split("<page ")[1:]:
        found = (each.groups() for each in _WORD.finditer(page))
        pages.append(tuple(Word(float(a), float(b), float(c), float(d), unescape(text)) for a, b, c, d, text in found))
    return Pdf(tuple(pages), _bare("".join(word.text for page in pages for line in _lines(page)[:-1] for word in line)))


def _lines(page: Iterable[Word]) -> list[list[Word]]:
    """The words by line, from above; letters of two typefaces on one line have not quite the same height."""
    lines: list[list[Word]] = []
    for word in sorted(page, key=lambda word: word.middle):
        if lines and word.middle - lines[-1][-1].middle < 4:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line) for line in lines]


def _bare(text: str) -> str:
    """Without blanks; what fonts draw alike is alike."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _body(page: Iterable[Word]) -> list[Word]:
    """Without the page number, which stands below the text."""
    return [word for word in page if word.bottom < (297 - 35) / 25.4 * 72]


def test_a_full_page_has_22_lines_of_28_characters(printed: dict[str, Pdf]) -> None:
    """Counted by where they stand: the first below 37 mm, the last above 35 mm, 28.95 points apart."""
    page = _body(printed["full"].pages[1])
    tops = sorted({word.top for word in page})
    assert len(tops) == 22
    assert all(abs(lower - upper - 28.95) < 0.1 for upper, lower in pairwise(tops))
    assert {len(word.text) for word in page} == {28}
    assert tops[0] > 37 / 25.4 * 72
    assert min(word.left for word in page) == pytest.approx(28 / 25.4 * 72, abs=0.5)
    assert max(word.right for word in page) <= (210 - 26) / 25.4 * 72 + 0.5


@pytest.mark.parametrize("name", ["full", "plain", "letter"])
def test_every_page_has_its_number(printed: dict[str, Pdf], name: str) -> None:
    """— 1 — at the right of odd pages, at the left of even ones, also on turned paper."""
    for number, page in enumerate(printed[name].pages, start=1):
        lowest = _lines(page)[-1]
        assert [word.text for word in lowest] == ["—", str(number), "—"]
        assert (min(word.left for word in lowest) > 250) == (number % 2 == 1)


def test_a_title_of_two_lines_has_lines_of_one_length(printed: dict[str, Pdf]) -> None:
    """No line with two characters left over."""
    tall = [line for line in _lines(printed["letter"].pages[0]) if max(word.bottom - word.top for word in line) > 25]
    first, second = [_bare("".join(word.text for word in line)) for line in tall if line[0].top > 250]
    assert first + second == letter().title
    assert 0 <= len(first) - len(second) <= 5


def test_no_page_is_empty(printed: dict[str, Pdf]) -> None:
    """Turning the paper after a table that fills its page leaves no page with nothing but its number."""
    for name, document in printed.items():
        assert [number for number, page in enumerate(document.pages, start=1) if len(_lines(page)) < 2] == [], name


def test_first_line_opens_two_characters_in(printed: dict[str, Pdf]) -> None:
    """The first line of a paragraph has 26 characters."""
    first = [word for word in _body(printed["full"].pages[0]) if word.text != "页面"]
    assert len(first[0].text) == 26
    assert first[0].left == pytest.approx(28 / 25.4 * 72 + 31.5, abs=0.5)


def test_text_is_read_back_from_the_pdf(printed: dict[str, Pdf]) -> None:
    """Exactly the text of the document, but for line breaks, blanks and the header that every page repeats."""
    parts = content(opened(PLAIN))
    expected = "".join(each if isinstance(each, str) else "".join(map("".join, each)) for each in parts)
    found = printed["plain"].text
    assert found.replace("单位数", "") == _bare(expected).replace("单位数", "")
    assert found.count("单位数") > 1


def test_nothing_of_a_long_letter_is_lost_in_print(printed: dict[str, Pdf]) -> None:
    """Every character of the letter is printed at least as often as it was said; more often in repeated headers only."""
    said, headers = Counter[str](), Counter[str]()
    for each in content(opened(letter())):
        rows = each if isinstance(each, list) else [[each]]
        said.update(_bare("".join(cell for row in rows for cell in row)))
        if isinstance(each, list):
            headers.update(_bare("".join(cell for row in rows[:2] for cell in row)))
    found = Counter(printed["letter"].text)
    assert said - found == Counter()
    assert set(found - said) <= headers.keys()


def test_hostile_texts_are_printed(printed: dict[str, Pdf]) -> None:
    """LibreOffice opens the file, and what it prints is what was written; a title of 2,000 letters wraps."""
    found = printed["hostile"].text
    assert found.count("x" * 2000) == 2
    for text in EVIL:
        if "🚩" not in text:  # pdftotext cannot tell what the pieces of a coloured picture say
            assert _bare(plain(text)) in found, ascii(text)


def test_signature_stands_at_the_right_below_the_text(printed: dict[str, Pdf]) -> None:
    """署名 above the middle of 成文日期, both on the page of the last line of the text."""
    page = _body(printed["letter"].pages[-1])
    *_, text, signer, day = _lines(page)
    assert _bare("".join(word.text for word in signer)) == _bare(LETTER.signer or "")
    assert _bare("".join(word.text for word in day)) == "2026年9月30日"
    middle = (day[0].left + day[-1].right) / 2
    assert middle > 595 / 2
    assert (signer[0].left + signer[-1].right) / 2 == pytest.approx(middle, abs=16)
    assert "".join(word.text for word in text).endswith("。")
    assert LETTER.signed_on == date(2026, 9, 30)
