"""A place in the tokens of one deadline, with numbers that borrow their unit from a neighbour (3-4月)."""

from dangjian_cli.dates.months import PLAUSIBLE_YEARS
from dangjian_cli.dates.wording.tokens import T, Token, tokenise

_JOINS = (T.JOIN, T.LIST)
_LENDERS = (T.MONTH, T.QUARTER, T.DAY, T.YEAR, T.DURATION)
_LENT = {
    T.YEAR_MONTH: T.MONTH,
    T.MONTH: T.MONTH,
    T.DATE: T.DAY,
    T.MONTH_DAY: T.DAY,
    T.DAY: T.DAY,
}


class Cursor:
    """Reads tokens one by one. `clause` counts the commas and stops passed so far."""

    def __init__(self, plain: str) -> None:
        self._tokens = _with_units(tokenise(plain))
        self.at = 0
        self.clause = 0

    @property
    def done(self) -> bool:
        """Whether all tokens are read."""
        return self.at >= len(self._tokens)

    @property
    def mark(self) -> tuple[int, int]:
        """This place, to come back to."""
        return self.at, self.clause

    @mark.setter
    def mark(self, place: tuple[int, int]) -> None:
        self.at, self.clause = place

    @property
    def kind(self) -> T | None:
        """The kind of the next token; None for unknown text and at the end."""
        return self.peek(0)

    @property
    def number(self) -> int:
        """The last number in the next token."""
        return self._tokens[self.at].number

    def peek(self, ahead: int) -> T | None:
        """The kind of a token further on."""
        at = self.at + ahead
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else None

    @property
    def last(self) -> Token:
        """The token passed last."""
        return self._tokens[self.at - 1]

    def take(self) -> Token:
        """The next token, which is then passed."""
        token = self._tokens[self.at]
        self.at += 1
        self.clause += token.kind is T.BREAK
        return token

    def take_if(self, *kinds: T) -> Token | None:
        """The next token when it is of one of these kinds."""
        return self.take() if self.kind in kinds else None

    def skip(self, *kinds: T) -> None:
        """Passes tokens of these kinds."""
        while self.kind in kinds:
            self.take()

    def text_since(self, at: int) -> str:
        """The normalised text from a former place to here."""
        return "".join(token.text for token in self._tokens[at : self.at])

    def text_before(self, ahead: int = 0) -> str:
        """The text of the token just before the one that is so far ahead."""
        at = self.at + ahead - 1
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""


def _with_units(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with 上下半年 as two, and every bare number as what its neighbours make of it."""
    found: list[Token] = []
    for token in tokens:
        if token.kind is T.HALVES:
            found += (Token(T.HALF, "上半年"), Token(T.LIST, "、"), Token(T.HALF, "下半年"))
        else:
            found.append(token)
    for at in reversed(range(len(found))):
        if found[at].kind is T.NUMBER:
            kind = _borrowed(found, at)
            found[at] = found[at]._replace(kind=None if kind is T.DURATION else kind)
    return tuple(found)


def _borrowed(tokens: list[Token], at: int) -> T | None:
    """The kind of a bare number: a year by its size, else as the number before or behind it (3-4月, 3.1-30)."""
    text = tokens[at].text
    before = [token.kind for token in tokens[max(at - 2, 0) : at]]
    behind = [token.kind for token in tokens[at + 1 : at + 3]]
    if len(text) == 4 and text.isdigit() and int(text) in PLAUSIBLE_YEARS:
        return T.YEAR
    if not text.isdigit() or len(text) > 2:
        return T.NUMBER
    if before[-1:] == [T.MONTH]:
        return T.DAY
    if len(behind) == 2 and behind[0] in _JOINS and behind[1] in _LENDERS:
        return behind[1]
    if len(before) == 2 and before[1] in _JOINS and before[0] in _LENT:
        return _LENT[before[0]]
    return T.NUMBER
