"""Plain values that other readers of YAML change: `010` becomes 8, `12:30` 750, `2026.10` 2026.1, `yes` a boolean.

We read all of them as text. Plain integers, ISO dates and decimals that keep their spelling are nobody's trouble.
Measured with YAML 1.1 (PyYAML, ruamel 1.1) and the core schema of YAML 1.2; integers and decimals beyond 15 digits lose
digits in JavaScript.
"""

import re

_WORDS = "(?:y|n|yes|no|on|off|true|false|Y|N|Yes|No|On|Off|True|False|YES|NO|ON|OFF|TRUE|FALSE)"
MISREAD = rf"""(?x) {_WORDS} | = | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
    | [-+]?0[0-9_]+ | -0 | \+[0-9]+ | [-+]?0[xob][0-9a-fA-F_]+            # octal, signs, other bases
    | [-+]?[0-9]+_[0-9_]* | [-+]?[0-9]{{16,}}                             # grouped or too long
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?                    # sexagesimal: times of day
    | [-+]?(?:[0-9][0-9_]*)?\.[0-9]*[eE][-+]?[0-9]+ | [-+]?[0-9]+[eE][-+]?[0-9]+    # exponents
    | [-+]?\.[0-9][0-9_]* | [-+]?[0-9][0-9_]*\. | \+[0-9]+\.[0-9]+        # a side missing, a plus
    | [-+]?[0-9][0-9_]*\.[0-9_]*(?:0|_[0-9]*) | -?0[0-9]+\.[0-9]+         # final zeros, leading zeros
    | -?(?=[0-9.]{{17}})[0-9]+\.[0-9]+                                    # more than 15 digits
    | [0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?:[Tt]|[ \t]+)[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}.*
    """
MISREAD_START = frozenset("0123456789+-.=yYnNoOtTfF")
"""The characters that such a scalar begins with."""

SUSPECT = (
    rf"(?:{_WORDS}\b|=|\+|-[0-9]*\.|-0|-?0[0-9xob_]|-?\.|-?[0-9]++[:_eE]|-?[0-9]{{16}}"
    r"|-?[0-9]++\.(?:[0-9]*[_eE]|[0-9]*0(?![0-9])|[0-9]{8}|[\s,\]}])"
    r"|[0-9]{9,15}+\.|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt \t])"
)
"""How such a scalar begins; it may begin so without being one."""


def misread(scalar: str) -> bool:
    """Whether a plain scalar is read by others as something else. A clean text has none: compiled when asked."""
    return re.fullmatch(MISREAD, scalar) is not None
