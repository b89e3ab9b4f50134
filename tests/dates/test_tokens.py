"""The pieces of a deadline are searched for one by one, only those of which the text shows a sign."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.dates.wording.tokens import PIECES, Token, tokenise

_ALL = re.compile("|".join(f"(?P<P{at}>{piece.expression})" for at, piece in enumerate(PIECES)))
"""All expressions as one, tried in order at each place: what the search for pieces must find as well."""
_WORDS = sorted({word for piece in PIECES for word in re.findall(r"[\u4e00-\u9fff]+", piece.expression)})
_SIGNS = sorted({sign for piece in PIECES for sign in piece.signs} | set("0123456789的"))


def _by_one_expression(plain: str) -> tuple[Token, ...]:
    found: list[Token] = []
    end = 0
    for match in _ALL.finditer(plain):
        if match.start() > end:
            found.append(Token(None, plain[end : match.start()]))
        at = next(at for at in range(len(PIECES)) if match[f"P{at}"] is not None)
        found.append(Token(PIECES[at].kind, match[0], tuple(map(int, re.findall("[0-9]+", match[0])))))
        end = match.end()
    if end < len(plain):
        found.append(Token(None, plain[end:]))
    return tuple(found)


@given(st.lists(st.sampled_from(_WORDS) | st.sampled_from(_SIGNS), max_size=12).map("".join))
def test_pieces_are_those_of_one_expression(plain: str) -> None:
    """No sign is missing, and of pieces that begin at one place the first defined is taken."""
    assert tokenise(plain) == _by_one_expression(plain)
