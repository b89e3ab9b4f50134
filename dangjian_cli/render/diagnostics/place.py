"""A place in a file as others know it: terminals and editors (`path:line:column`), data (a path), the web (a URI)."""

from pathlib import PurePosixPath

from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Location


def place(location: Location) -> str:
    """The path, line and column where the place begins."""
    line, column = location.span.start
    return f"{path(location.file)}:{line}:{column}"


def path(file: PurePosixPath) -> str:
    """The path for a terminal, a log or XML: a line end in a file name must not begin a line of the output."""
    return visible(file.as_posix()).replace("\n", "\\x0a")


def unicode_path(file: PurePosixPath) -> str:
    """The path for data: as it is, but what is no Unicode (a name that is not UTF-8) spelled out."""
    return file.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def uri(file: PurePosixPath) -> str:
    """The path as a relative reference (RFC 3986): all but letters, digits, `-._~/` percent-encoded.

    A name that is not UTF-8 gives back the bytes that the file system has.
    """
    from urllib.parse import quote

    text = file.as_posix()
    try:
        return quote(text.encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:  # half of a surrogate pair, as Windows allows
        return quote(text.encode("utf-8", "surrogatepass"), safe="/")
