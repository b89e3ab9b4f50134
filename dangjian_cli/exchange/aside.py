"""Reads a sheet of old Excel from standard input (name and wanted sheet are arguments) and writes a pickle of it."""

import pickle
import sys

from dangjian_cli.exchange.unfit import SheetError
from dangjian_cli.exchange.workbook import Grid, read_office


def main() -> None:
    """What was read, or why it was not."""
    name, *wanted = sys.argv[1:]
    refusal: tuple[str, str | None] | None = None
    grids: tuple[Grid, ...] = ()
    try:
        grids = read_office(sys.stdin.buffer.read(), name, wanted[0] if wanted else None)
    except SheetError as error:
        refusal = (error.message, error.help)
    sys.stdout.buffer.write(pickle.dumps((refusal, grids)))


if __name__ == "__main__":
    main()
