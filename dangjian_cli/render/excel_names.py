"""Names of sheets: Excel refuses a workbook in which one is too long, empty, not unique or has certain signs."""

import unicodedata

from dangjian_cli.render.flow import one_line
from dangjian_cli.render.workbook import cut, units

_MOST = 31
_REFUSED = str.maketrans("[]:*?/\\", "［］：＊？／＼")
_RESERVED = "History"
_NEVER_AT_ENDS = "' \u3000"


class Names:
    """Gives every sheet a name of its own, as near as possible to what it is about."""

    def __init__(self) -> None:
        self._taken = {_key(_RESERVED)}

    def name(self, *wanted: str) -> str:
        """The first of these texts that has any letters, made fit; a second sheet of the same name gets （2）."""
        stem = next(filter(None, map(_fit, wanted)), "表")
        name, number = stem, 1
        while _key(name) in self._taken:
            number += 1
            suffix = f"（{number}）"
            name = cut(stem, _MOST - units(suffix)) + suffix
        self._taken.add(_key(name))
        return name


def _fit(text: str) -> str:
    """At most 31 characters without signs that Excel refuses (their full-width twins stand for them)."""
    return cut(one_line(text).translate(_REFUSED).strip(_NEVER_AT_ENDS), _MOST).rstrip(_NEVER_AT_ENDS)


def _key(name: str) -> str:
    """What two names must not share: Excel takes `A` and `a` for one name, some editions `Ａ` too."""
    return unicodedata.normalize("NFKC", name).casefold()
