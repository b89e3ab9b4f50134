"""Bytes to text. Only UTF-8 is read; of everything else we say what it probably is, and where it stops being UTF-8.

Measured: PyYAML takes UTF-16 silently and answers GBK with an obscure error, so decoding is ours. A guess at GB18030 is
a hint for the remedy and never used to read (UTF-8 read as GB18030 mostly succeeds and gives nonsense).
"""

import re
from pathlib import PurePosixPath

from dangjian_cli.base.position import START_OF_FILE, Span
from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Severity, Values
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import BOM, Newline, SourceFile

MAX_BYTES = 4 * 1024 * 1024
"""Larger files are refused unread: a ledger of 4,000 entries of 1 kB still fits."""

_WIDE_BOMS = (
    (b"\xff\xfe\x00\x00", "utf32", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "utf32", "UTF-32BE"),
    (b"\xff\xfe", "utf16", "UTF-16LE"),
    (b"\xfe\xff", "utf16", "UTF-16BE"),
)
_OFFICE_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_LINE_END = re.compile(r"\r\n|\n|\r")
# Compiled by `re` when a file is no UTF-8: start-up counts.
_IDEOGRAPH = r"[\u4e00-\u9fff]"
_UNLIKELY = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]"
_OF_A_LEDGER = r"(?m)^(?:台账|条目)[ \u3000]*[:：]"
_NO_WINDOWS_NAME = re.compile(
    r"""(?x) ^(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])[ ]*(?:\.|$) | [<>:"|?*\\\x00-\x1f] | [ .]$"""
)
_FEW = 0.1
"""A text of which less than this share is broken is UTF-8 with damage, not another encoding."""


def decode(raw: bytes, path: PurePosixPath, revision: str | None = None) -> SourceFile | Fault:
    """The text of a file, or DJ001 (not UTF-8) or DJ019 (too large) saying why there is none."""
    if len(raw) > MAX_BYTES:
        return too_large(path, len(raw), revision)
    found = _other_format(raw)
    if found is not None:
        return _not_utf8(Location(path, Span.of(1, 1), revision), *found)
    bom = raw.startswith(BOM)
    body = raw[len(BOM) :] if bom else raw
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        good = body[: error.start].decode("utf-8")
        position = Lines.of(good).position(len(good))
        where = Location(path, Span.of(position.line, position.column), revision)
        return _not_utf8(where, *_diagnose(body, error))
    return SourceFile(path, text, revision, _newline(text), bom)


def recoded(raw: bytes, path: PurePosixPath) -> SourceFile | None:
    """The text of a file that `decode` takes for GB18030, to be written as UTF-8; None when there is any doubt.

    The same bytes must come out again, and the text must speak of a ledger.
    """
    guessed = _decoded(raw, "gb18030")
    if guessed.encode("gb18030") != raw or re.search(_UNLIKELY, guessed) or not re.search(_OF_A_LEDGER, guessed):
        return None
    return SourceFile(path, guessed, None, _newline(guessed))


def text_faults(source: SourceFile) -> tuple[Fault, ...]:
    """What is odd about a file that was read all the same.

    DJ002: a BOM, mixed line ends. DJ027 as a warning: a name that Windows cannot have, so that a colleague there could
    not even clone the repository.
    """
    faults = []
    name = not_on_windows(source.path)
    if name is not None:
        where = Location(source.path, START_OF_FILE, source.revision)
        faults.append(Fault("DJ027", where, {"name": visible(name)}, "not_on_windows", severity=Severity.WARNING))
    if source.bom:
        faults.append(Fault("DJ002", Location(source.path, Span.of(1, 1), source.revision), {}, "bom"))
    if source.newline == "mixed":
        ends = [found.group() for found in _LINE_END.finditer(source.text)]
        counts = {end: ends.count(end) for end in ("\n", "\r\n", "\r")}
        rare = min((end for end in counts if counts[end]), key=lambda end: counts[end])
        start = next(found.start() for found in _LINE_END.finditer(source.text) if found.group() == rare)
        where = Location(source.path, Span(*(Lines.of(source.text).position(start),) * 2), source.revision)
        values: Values = {"lf": counts["\n"], "crlf": counts["\r\n"], "cr": counts["\r"]}
        faults.append(Fault("DJ002", where, values, "mixed"))
    return tuple(faults)


def too_large(path: PurePosixPath, size: int, revision: str | None = None) -> Fault:
    """DJ019: the file is larger than we read. `size` is in bytes."""
    values: Values = {"size": f"{size / (1024 * 1024):.1f}", "limit": MAX_BYTES // (1024 * 1024)}
    return Fault("DJ019", Location(path, Span.of(1, 1), revision), values, "file_size")


def not_on_windows(path: PurePosixPath) -> str | None:
    """The first part of the path that cannot be a file name on Windows: CON.yaml, a name with `:` or a final dot."""
    return next((part for part in path.parts if _NO_WINDOWS_NAME.search(part.upper())), None)


def _newline(text: str) -> Newline:
    if "\r" not in text:
        return "\n"
    crlf = text.count("\r\n")
    return "\r\n" if crlf == text.count("\n") == text.count("\r") else "mixed"


def _other_format(raw: bytes) -> tuple[str, Values] | None:
    """What the first bytes, or zero bytes beside colons, show: UTF-32, UTF-16, or no text at all."""
    for mark, variant, encoding in _WIDE_BOMS:
        if raw.startswith(mark):
            return variant, {"encoding": encoding}
    if raw.startswith(_OFFICE_MAGIC):
        return "office", {}
    # In UTF-16 line ends and colons have a zero byte beside them, all on the same side.
    encoding = "UTF-16LE" if raw[::2].count(0) < raw[1::2].count(0) else "UTF-16BE"
    guessed = _decoded(raw[: len(raw) // 2 * 2], encoding) if b"\x00" in raw else ""
    if "\n" in guessed and ":" in guessed and "\x00" not in guessed:
        return "utf16", {"encoding": encoding}
    return None


def _decoded(body: bytes, encoding: str) -> str:
    """The body in that encoding; a zero character, which no ledger holds, when it is not."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return "\x00"


def _diagnose(body: bytes, error: UnicodeDecodeError) -> tuple[str, Values]:
    """Why a body is not UTF-8: cut off, damaged here and there, GB18030, or unknown."""
    byte = f"0x{body[error.start]:02X}"
    if error.reason == "unexpected end of data" and error.end == len(body):
        return "truncated", {"byte": byte}
    read = body.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    if broken < _FEW * (broken + len(re.findall(_IDEOGRAPH, read))):
        return "damaged", {"byte": byte, "count": broken}
    guessed = _decoded(body, "gb18030")
    foreign = sum(char > "\x7f" for char in guessed)
    if not re.search(_UNLIKELY, guessed) and len(re.findall(_IDEOGRAPH, guessed)) * 2 > foreign:
        return "gb18030", {"byte": byte, "encoding": "GB18030"}
    return "unknown", {"byte": byte}


def _not_utf8(where: Location, variant: str, values: Values) -> Fault:
    """DJ001; the remedy needs the path for its command."""
    return Fault("DJ001", where, {**values, "path": visible(where.file.as_posix())}, variant)
