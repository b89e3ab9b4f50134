"""Files that are no sheet, or none that may be read: each is refused with what it is and what to do instead."""

import io
import re
import zipfile
from pathlib import PurePath

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.exchange.inside import BROKEN_ARCHIVE

MAX_BYTES = 20 * 2**20
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
TEXT_ENDS = (".csv", ".txt", ".tsv")
_MAX_UNPACKED = 300 * 2**20
_MAX_RATIO = 200
_MAX_PARTS = 10_000
_SMALL = 2**20
"""A part that unpacks to less than this is harmless, whatever its ratio."""
_PICTURES = {b"\x89PNG": "PNG 图片", b"\xff\xd8\xff": "JPEG 图片", b"GIF8": "GIF 图片", b"%PDF": "PDF 文件"}
_PROGRAMS = {"word/": "Word 文档", "ppt/": "演示文稿"}
_PAGE = re.compile(rb"\s*(<!doctype html|<html|<head|<meta|<table|<style|<div|mime-version:)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml")
_BOF, _FILEPASS = bytes.fromhex("0908100000060500"), 0x2F
_FIRST_RECORDS = 12


class SheetError(DangjianError):
    """The file cannot be read as a sheet, and what to do."""


def refuse_unfit(data: bytes, name: str) -> None:
    """Raises SheetError for all that must not come before a reader: empty, too large, another format, locked."""
    if not data:
        raise SheetError(f"{name} 是空文件", "请核对是不是传错了文件")
    if len(data) > MAX_BYTES:
        raise SheetError(f"{name} 超过 {MAX_BYTES // 2**20} MB", "删去表里的图片，或拆成几个文件")
    for magic, what in _PICTURES.items():
        if data.startswith(magic):
            raise SheetError(f"{name} 其实是 {what}，不是表格", "请找到原来的表格文件；图片里的表要先录成表格")
    if data.startswith(ZIP):
        _refuse_archive(data, name)
    elif data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16le") in data or _has_filepass(data):
            raise _locked(name)
    elif PurePath(name).suffix.lower() not in TEXT_ENDS:
        raise _another_format(data, name)


def _refuse_archive(data: bytes, name: str) -> None:
    """A few kilobytes that unpack to gigabytes are refused before anything unpacks them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > _MAX_PARTS or unpacked > _MAX_UNPACKED or any(map(_steep, parts)):
                size = f"约 {unpacked // 2**20} MB"
                raise SheetError(f"{name} 解开后过大（{size}），没有读", "用 Excel 打开，只留台账的表，另存一份")
            _refuse_content(archive, name)
    except BROKEN_ARCHIVE as error:
        raise SheetError(f"{name} 已损坏，或没有传完", "请重新取得这个文件，或用 Excel 打开后另存一份") from error


def _steep(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > _MAX_RATIO * max(part.compress_size, 1)


def _refuse_content(archive: zipfile.ZipFile, name: str) -> None:
    inside = archive.namelist()
    for folder, what in _PROGRAMS.items():
        if any(part.startswith(folder) for part in inside):
            raise SheetError(f"{name} 其实是{what}，不是表格", "把里面的表复制到 Excel 里，存为 xlsx，再导入")
    manifest = "META-INF/manifest.xml"
    if manifest in inside and b"encryption-data" in archive.read(manifest):
        raise _locked(name)


def _locked(name: str) -> SheetError:
    return SheetError(f"{name} 有打开密码", "用 Excel 打开，去掉密码后另存一份")


def _has_filepass(data: bytes) -> bool:
    """Whether one of the first records of an xls book says that the rest is encrypted."""
    at = data.find(_BOF)
    for _ in range(_FIRST_RECORDS if at >= 0 else 0):
        if int.from_bytes(data[at : at + 2], "little") == _FILEPASS:
            return True
        at += 4 + int.from_bytes(data[at + 2 : at + 4], "little")
    return False


def _another_format(data: bytes, name: str) -> SheetError:
    if _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")):
        return SheetError(f"{name} 其实是网页，只是起了这个名字", "用 Excel 打开，另存为 xlsx，再导入")
    if _XML.match(data.removeprefix(b"\xef\xbb\xbf")):
        return SheetError(f"{name} 是 XML 格式的表格，读不了", "用 Excel 打开，另存为 xlsx，再导入")
    if PurePath(name).suffix.lower() in (".xlsx", ".xls", ".ods", ".et"):
        return SheetError(
            f"{name} 不是表格，或已损坏", "用 Excel 打开，另存为 xlsx；里面是逗号隔开的文字的，把后缀改成 .csv"
        )
    return SheetError(f"{name} 不是能读的表格", "能读 xlsx、xls、ods 和 csv；别的格式请先另存为 xlsx")
