"""Whether a text could hold anything but plain, clean YAML: a few passes of C-speed search over the whole of it.

A suspicion costs time (the careful reading), never a finding; a clean text needs no positions at all. So every
expression here accepts more than the detector that it stands for, and a test holds the two against each other. All are
linear: each stops at the character that starts its next match.
"""

import re

from dangjian_cli.syntax.bare import SUSPECT
from dangjian_cli.syntax.clean import printable, quoted_key
from dangjian_cli.syntax.patterns import ID_KEY, KEY, WIDE_BRACKET, WIDE_COLON, WRONG_DASH

_MISSPELT_COLON = rf"{KEY}\ *+(?:[{WIDE_COLON}]|:[^\s])"
_LINE_START = re.compile(
    rf"""(?x) \n\ *+(?:-\ ++)*+
    (?: [{re.escape(WRONG_DASH)}?%:@`&!|><=]                     # wrong dashes, what cannot start a value
      | \.\.\. | -[^\ \r\n]                                        # end of a document, a dash without a space
      | {_MISSPELT_COLON} )"""
)
_WIDE_IN_LIST = re.compile(r"\[[^\[\]，【】]*+[，【】]")
_WIDE_AFTER_LIST = re.compile(r"\][^\[\]，【】]*+[，【】][^\[\]]*+\]")
_WIDE_IN_MAPPING = re.compile(rf"\{{[^{{}}]*，\w{{1,20}}[{WIDE_COLON}]")
_BRACKET_START = re.compile(rf"""[\[{{,] *+(?:[-:?"'<{re.escape(WRONG_DASH)}]|{_MISSPELT_COLON})""")
_COMMENT_GLUED = re.compile(r"\S ++#[^\s#]")
_REFERENCE = re.compile(r"[\s,\[{:-][&*!]")
_BARE = re.compile(rf"[ \[{{](?=[0-9+\-.=yYnNoOtTfF]){SUSPECT}")
_OPEN_QUOTE = re.compile(r"""(?:[:,\-] ++|[\[{\n] *+)(?:"(?:[^"\\\n]|\\[^\n])*+\\?\n|'(?:[^'\n]|'')*+\n)""")


def suspicious(text: str) -> bool:
    """Whether the text needs the careful reading; False means that the quick one misses no mistake of typing."""
    probe = "\n" + text
    return (
        not printable(text)
        or any(char in text for char in WIDE_BRACKET)
        or _has_quotes(probe)
        or (" #" in text and _COMMENT_GLUED.search(text) is not None)
        or (("&" in text or "*" in text or "!" in text) and _REFERENCE.search(probe) is not None)
        or _LINE_START.search(probe) is not None
        or _WIDE_IN_LIST.search(text) is not None
        or _WIDE_AFTER_LIST.search(text) is not None
        or _WIDE_IN_MAPPING.search(text) is not None
        or _BRACKET_START.search(text) is not None
        or _BARE.search(text) is not None
        or not _aligned(probe)
    )


def _has_quotes(probe: str) -> bool:
    """A quoted value left open at the end of its line, or quotes around a key."""
    if quoted_key(probe):
        return True
    return ('"' in probe or "'" in probe) and _OPEN_QUOTE.search(probe) is not None


def _aligned(probe: str) -> bool:
    """Whether every entry's dash stands in the column of the first one's."""
    first = probe.find(f"- {ID_KEY}:")
    if first < 0:
        return True
    start = probe.rfind("\n", 0, first)
    return probe.count(f"- {ID_KEY}:") == probe.count(probe[start:first] + f"- {ID_KEY}:")
