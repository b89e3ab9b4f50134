"""Sheet files as they come, and as they should not come: made here, so that each shows what is wrong with it."""

import io
import struct
import zipfile
from collections.abc import Callable, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

TITLES = ("任务", "措施", "责任单位", "责任人", "牵头领导", "时限")
GOOD = ("组织专题学习", "办班", "工委宣传部", "李某", "张某", "6月底前")
OTHER = ("修订制度", "征求意见", "工委办公室", "周某", "张某", "年底前")
Cells = Sequence[object]


def xlsx(*rows: Cells, more: Callable[[Worksheet], object] | None = None, others: Sequence[str] = ()) -> bytes:
    """A workbook with one sheet of these rows; `more` does the rest to it, `others` are sheets beside it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("任务")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    if more is not None:
        more(sheet)
    for name in others:
        book.add_worksheet(name).write_row(0, 0, ["任务", "时限"])
        if name.startswith("隐藏"):
            book.get_worksheet_by_name(name).hide()
    book.close()
    return stream.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part of it changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def computed(data: bytes) -> bytes:
    """As a program that has computed its formulas saves it."""
    return changed(data, "xl/workbook.xml", lambda xml: xml.replace(b' fullCalcOnLoad="1"', b""))


def locked() -> bytes:
    """What Excel makes of a workbook with a password: an OLE file that holds EncryptionInfo and EncryptedPackage."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    header += struct.pack("<I", free) * 108
    chain = [fat, end, *range(3, 10), end, *([free] * 118)]
    entries = [_entry("Root Entry", 5, child=1, start=end, size=0)]
    entries += [_entry("EncryptedPackage", 2, child=free, start=2, size=4096)]
    return header + struct.pack("<128I", *chain) + b"".join(entries).ljust(512, b"\0") + b"\x5a" * 4096


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16le")
    none = 0xFFFFFFFF
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, none, none, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def bomb() -> bytes:
    """A sheet of a few kilobytes that unpacks to hundreds of megabytes."""
    return changed(xlsx(TITLES, GOOD), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (280 * 2**20))


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="任务">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def ods(*rows: tuple[str, Cells], columns: str = "") -> bytes:
    """A sheet of LibreOffice; each row with the attributes of its element. A cell that begins with < is XML itself."""
    text = columns
    for attributes, cells in rows:
        inside = "".join(
            str(cell)
            if str(cell).startswith("<")
            else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in cells
        )
        text += f"<table:table-row {attributes}>{inside}</table:table-row>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(text))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()
