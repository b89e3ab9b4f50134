"""Mistakes in keys that YAML takes without a word: their dash, their blanks, their quotes, a colon it did not see."""

import re
from dataclasses import dataclass

from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.mistakes.lines import in_colon, in_dash, in_indent
from dangjian_cli.syntax.nodes import Scalar
from dangjian_cli.syntax.patterns import KEY_QUOTES

_CURLY = re.compile(rf"[{re.escape(KEY_QUOTES)}](?P<key>[^{re.escape(KEY_QUOTES)}]+)[{re.escape(KEY_QUOTES)}]")


@dataclass(frozen=True, slots=True)
class KeyVerdict:
    """What is wrong with a key, and the key that was meant. Its value is read only where `keep`."""

    meant: str
    finding: Finding
    keep: bool = False
    is_entry: bool = False
    """The key bears the dash of an entry: not the pair but the whole mapping is something else."""


def in_key(key: Scalar) -> KeyVerdict | None:
    """The mistake of a key, if it has one."""
    if key.style:
        finding = Finding(
            "DJ015", "quoted_key", key.start, key.end, {"key": excerpt(key.value)}, severity=Severity.WARNING
        )
        return KeyVerdict(key.value, finding, keep=True)
    blank = in_indent(key.value, key.start)
    if blank is not None:
        return KeyVerdict(key.value.strip(), blank)
    dash = in_dash(key.value + ":", key.start)
    if dash is not None:
        return KeyVerdict(key.value, dash, is_entry=True)
    curly = _CURLY.fullmatch(key.value)
    if curly is not None:
        finding = Finding("DJ015", "curly_quoted_key", key.start, key.end, {"key": excerpt(curly["key"])})
        return KeyVerdict(curly["key"], finding)
    colon = in_colon(key.value, key.start)
    return KeyVerdict(str(colon.values["key"]), colon) if colon is not None else None
