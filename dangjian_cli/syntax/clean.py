"""What every reading that skips the careful one asks of a text first."""

import re

from dangjian_cli.syntax.patterns import KEY_QUOTES

_QUOTED_KEY = re.compile(rf"[{re.escape(KEY_QUOTES)}] *+:")


def printable(text: str) -> bool:
    """No control, format or unassigned character, no tab, no blank but the space; CR only in CR LF."""
    joined = text.replace("\r\n", "") if "\r" in text else text
    return joined.replace("\n", "").isprintable()


def quoted_key(text: str) -> bool:
    """Whether quotes stand around a key, or at the end of one."""
    return _QUOTED_KEY.search(text) is not None
