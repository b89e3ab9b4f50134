"""The program: `dangjian`, or `python -m dangjian_cli`."""

import gc
import sys


def main() -> int:
    """One run, and its exit code. It makes hardly any cycles: nothing is searched for them, at the end neither."""
    gc.disable()
    from dangjian_cli.cli import main as run

    code = run()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
