"""The program: `dangjian`, or `python -m dangjian_cli`."""

import gc
import os
import sys
from contextlib import suppress


def main() -> int:
    """One run, and its exit code. It makes hardly any cycles: nothing is searched for them.

    What was written is sent off, and the process ends there: to free every object of 10,000 entries took a tenth of a
    second (measured). A profiler or a debugger gets the usual end of a run.
    """
    gc.disable()
    from dangjian_cli.cli import main as run

    code = run()
    if sys.getprofile() is None and sys.gettrace() is None:
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
