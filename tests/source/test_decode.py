"""Bytes become text, or a finding that says what they are instead and where that shows."""

from pathlib import PurePosixPath

import pytest

from dangjian_cli.diagnostics.codes import VARIANTS
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Severity
from dangjian_cli.source.decode import MAX_BYTES, decode, text_faults
from dangjian_cli.source.source_file import SourceFile

PATH = PurePosixPath("台账/任务清单.yaml")
TEXT = "台账: 任务清单\n名称: 二〇二六年机关党建工作要点任务分解表\n条目:\n  - 编号: RW-2026-001\n    任务: 组织党的创新理论专题学习\n"


def _text(raw: bytes) -> SourceFile:
    read = decode(raw, PATH)
    assert isinstance(read, SourceFile)
    return read


def _fault(raw: bytes) -> Fault:
    fault = decode(raw, PATH)
    assert isinstance(fault, Fault)
    assert sorted(fault.values) == sorted(VARIANTS[fault.code][fault.variant])
    return fault


def _start(fault: Fault) -> tuple[int, int]:
    assert isinstance(fault.where, Location)
    assert fault.where.file == PATH
    return fault.where.span.start


def test_utf8_is_read_as_it_stands() -> None:
    """Line ends included, the revision kept."""
    source = decode(TEXT.encode(), PATH, "HEAD")
    assert source == SourceFile(PATH, TEXT, "HEAD", "\n", False)


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\nb\n", "\n"),
        ("a\r\nb\r\n", "\r\n"),
        ("a\r\nb\n", "mixed"),
        ("a\rb\n", "mixed"),
        ("a\rb", "mixed"),
    ],
)
def test_line_ends_are_told_apart(text: str, newline: str) -> None:
    """Only a text all of whose lines end with CR LF counts as one of Windows."""
    source = _text(text.encode())
    assert (source.text, source.newline) == (text, newline)


def test_byte_order_mark_is_taken_off_and_remembered() -> None:
    """It is written back, and told as a hint."""
    source = _text(b"\xef\xbb\xbf" + TEXT.encode())
    assert (source.text, source.bom) == (TEXT, True)
    (fault,) = text_faults(source)
    assert (fault.code, fault.variant, _start(fault)) == ("DJ002", "bom", (1, 1))


@pytest.mark.parametrize(
    ("text", "start", "values"),
    [
        ("甲\r\n乙\r\n丙\n丁\r\n", (3, 2), {"lf": 1, "crlf": 3, "cr": 0}),
        ("甲\n乙\n丙\r\n丁\n", (3, 2), {"lf": 3, "crlf": 1, "cr": 0}),
        ("甲\n乙\n丙\r丁\n", (3, 2), {"lf": 3, "crlf": 0, "cr": 1}),
    ],
)
def test_mixed_line_ends_are_shown_where_the_rare_kind_first_occurs(
    text: str, start: tuple[int, int], values: dict[str, int]
) -> None:
    """With the count of each."""
    (fault,) = text_faults(_text(text.encode()))
    assert (fault.code, fault.variant, fault.values, _start(fault)) == ("DJ002", "mixed", values, start)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")])
def test_uniform_line_ends_are_no_finding(text: str) -> None:
    """Neither those of Linux nor those of Windows."""
    assert text_faults(_text(text.encode())) == ()


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "gb2312"])
def test_chinese_windows_encoding_is_recognised(encoding: str) -> None:
    """At the first byte that is no UTF-8 (台 happens to be), with the name for the converter and the path for its command."""
    fault = _fault(("# ASCII\n" + TEXT.replace("〇", "零")).encode(encoding))
    assert (fault.code, fault.variant, _start(fault)) == ("DJ001", "gb18030", (2, 2))
    assert fault.values["encoding"] == "GB18030"
    assert fault.values["path"] == "台账/任务清单.yaml"


def test_place_of_the_first_bad_byte_counts_characters() -> None:
    """Line and column are those an editor shows: ideographs and emoji are one column each."""
    raw = "台账: 甲\r\n名称: 😀乙".encode() + "丙丁戊己庚辛壬癸子丑寅卯".encode("gbk")
    fault = _fault(raw)
    assert _start(fault) == (2, 7)
    assert fault.values["byte"] == "0xB1"


@pytest.mark.parametrize(
    ("encoding", "variant", "name"),
    [
        ("utf-16", "utf16", "UTF-16LE"),
        ("utf-16-le", "utf16", "UTF-16LE"),
        ("utf-16-be", "utf16", "UTF-16BE"),
        ("utf-32", "utf32", "UTF-32LE"),
    ],
)
def test_wide_encodings_are_recognised(encoding: str, variant: str, name: str) -> None:
    """With their mark and, for UTF-16, without it."""
    fault = _fault(TEXT.encode(encoding))
    assert (fault.code, fault.variant, fault.values["encoding"], _start(fault)) == ("DJ001", variant, name, (1, 1))


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [(b"\xfe\xff", "utf-16-be", "UTF-16BE"), (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32BE")],
)
def test_big_endian_marks(mark: bytes, encoding: str, name: str) -> None:
    """Rare, and recognised."""
    assert _fault(mark + TEXT.encode(encoding)).values["encoding"] == name


@pytest.mark.parametrize("lost", [1, 2])
def test_text_cut_off_within_a_character(lost: int) -> None:
    """An interrupted copy ends in half a character."""
    fault = _fault(TEXT.rstrip().encode()[:-lost])
    assert (fault.code, fault.variant, _start(fault)) == ("DJ001", "truncated", (5, 20))


def test_few_bad_bytes_are_damage_not_another_encoding() -> None:
    """A text that is UTF-8 but for a byte here and there is not to be converted."""
    raw = TEXT.encode()
    at = raw.index("任务分解".encode())
    fault = _fault(raw[:at] + b"\xff" + raw[at:])
    assert (fault.code, fault.variant, fault.values["count"]) == ("DJ001", "damaged", 1)
    assert _start(fault) == (2, 18)


@pytest.mark.parametrize("raw", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.7\n%\xe2\xe3"])
def test_office_files_renamed_to_yaml(raw: bytes) -> None:
    """A workbook, a document or a PDF under the name of a ledger."""
    assert _fault(raw).variant == "office"


@pytest.mark.parametrize(
    "raw", [b"\x80\x81\x82\x83\xff\xfe\xfd", "café ".encode("latin1") * 5, b"\x01\x02\xff\x00\x00"]
)
def test_bytes_of_no_known_encoding(raw: bytes) -> None:
    """No guess is better than a wrong one."""
    assert _fault(raw).variant == "unknown"


def test_zero_bytes_within_text_are_left_to_the_syntax() -> None:
    """A text with a stray zero byte is text: its line says so."""
    assert _text(TEXT.replace("学习", "学\x00习").encode()).text.count("\x00") == 1


def test_too_large_text_is_refused() -> None:
    """One byte above the limit; the limit itself is read."""
    assert isinstance(decode(b"a" * MAX_BYTES, PATH), SourceFile)
    fault = _fault(b"a" * (MAX_BYTES + 1))
    assert (fault.code, fault.variant, fault.values) == ("DJ019", "file_size", {"size": "4.0", "limit": 4})


@pytest.mark.parametrize(
    "name",
    [
        "CON.yaml",
        "con.yml",
        "nul.任务.yaml",
        "COM1.yaml",
        "lpt9.yaml",
        "甲:乙.yaml",
        "甲?.yaml",
        "aux/任务.yaml",
        "甲 /乙.yaml",
        "甲./乙.yaml",
        'a"b.yaml',
        "a\\b.yaml",
    ],
)
def test_names_that_windows_cannot_have_are_a_warning(name: str) -> None:
    """A colleague on Windows could not even clone the repository; the file is read all the same."""
    (fault,) = text_faults(SourceFile(PurePosixPath(name), TEXT))
    assert (fault.code, fault.variant, fault.severity) == ("DJ027", "not_on_windows", Severity.WARNING)
    assert fault.values["name"] in PurePosixPath(name).parts


@pytest.mark.parametrize(
    "name", ["任务清单.yaml", "CONTEXT.yaml", "一 二.yaml", "com.yaml", "COM10.yaml", "甲（乙）.yaml"]
)
def test_ordinary_names_are_fine(name: str) -> None:
    """Chinese names, blanks within, words that only begin like a device."""
    assert text_faults(SourceFile(PurePosixPath(name), TEXT)) == ()
