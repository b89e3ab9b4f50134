"""A place in a file as terminals and editors know it: `path:line:column`."""

from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Location


def place(location: Location) -> str:
    """The path, line and column where the place begins."""
    line, column = location.span.start
    # A line end in a file name must not begin a line of the output.
    path = visible(location.file.as_posix()).replace("\n", "\\x0a")
    return f"{path}:{line}:{column}"
