"""The program: `dangjian`, or `python -m dangjian_cli`."""

import sys

from dangjian_cli.cli import main

if __name__ == "__main__":
    sys.exit(main())
