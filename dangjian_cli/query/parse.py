"""Reading a query: `单位:市委办+ 状态:逾期 非 佐证 (类别:换届 或 进度<50)` becomes a tree of terms.

    query = any;  any = all ("或" all)*;  all = one (["且"] one)*;  one = "非" one | "(" any ")" | @name | term

Any text gives a tree or a QueryError that points at the characters.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dangjian_cli.base.text import closest
from dangjian_cli.query.fields import BY_NAME, Field
from dangjian_cli.query.tokens import QueryError, Sort, Token, tokens

_DEEPEST = 50
_NO_FIELDS: Mapping[str, Field] = {}
_HELP = "写成 栏目:值，如 状态:逾期；栏目有：" + "、".join(dict.fromkeys(field.name for field in BY_NAME.values()))


class Term(NamedTuple):
    """A field compared with a value; without a sign: that the field has any value."""

    field: Field
    sign: str
    value: str
    token: Token


class Words(NamedTuple):
    """A text to be found in the title or the id."""

    text: str


class Saved(NamedTuple):
    """A query of dangjian.yaml by its name."""

    name: str
    token: Token


class Not(NamedTuple):
    """What does not hold."""

    node: "Node"


class All(NamedTuple):
    """What holds together."""

    nodes: "tuple[Node, ...]"


class Any(NamedTuple):
    """Of which one holds."""

    nodes: "tuple[Node, ...]"


Node = Term | Words | Saved | Not | All | Any


def parse(text: str, own: Mapping[str, Field] = _NO_FIELDS) -> Node:
    """The tree of a query; nothing asked is All(()). Raises QueryError. `own` are fields that ledgers declare."""
    return _Reader(text, tuple(tokens(text)), own).query()


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, text: str, found: Sequence[Token], own: Mapping[str, Field]) -> None:
        self.text = text
        self.own = own
        self.found = found
        self.at = 0
        self.depth = 0

    def query(self) -> Node:
        """The whole."""
        if not self.found:
            return All(())
        node = self._any()
        rest = self._peek()
        if rest is not None:
            raise QueryError(rest.at, rest.end, "多了一个右括号", "删去它，或在前面补上左括号")
        return node

    def _any(self) -> Node:
        nodes = [self._all()]
        while self._takes(Sort.OR):
            nodes.append(self._all())
        return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))

    def _all(self) -> Node:
        nodes = [self._one()]
        while (token := self._peek()) is not None and token.sort not in (Sort.OR, Sort.CLOSE):
            self._takes(Sort.AND)
            nodes.append(self._one())
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _one(self) -> Node:
        token = self._peek()
        if token is None or token.sort in (Sort.AND, Sort.OR, Sort.CLOSE):
            raise self._missing(token)
        self.at += 1
        match token.sort:
            case Sort.NOT:
                return Not(self._deeper(token, self._one))
            case Sort.OPEN:
                node = self._deeper(token, self._any)
                if not self._takes(Sort.CLOSE):
                    raise QueryError(token.at, token.end, "括号没有收尾", "在后面补上右括号")
                return node
            case Sort.SAVED:
                return Saved(token.field, token)
            case _:
                return _term(token, self.own)

    def _deeper(self, token: Token, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise QueryError(token.at, token.end, f"括号和“非”超过 {_DEEPEST} 层", "写得简单些")
        node = read()
        self.depth -= 1
        return node

    def _missing(self, token: Token | None) -> QueryError:
        before = self.found[self.at - 1] if self.at else None
        if before is None or before.sort is Sort.OPEN:
            at = token.at if token is not None else len(self.text)
            end = token.end if token is not None else at + 1
            name = self.text[at:end] or "括号"
            return QueryError(at, end, f"“{name}”前面没有条件", "补上条件，或删去它")
        return QueryError(before.at, before.end, f"“{before.sort.value}”后面没有条件", "补上条件，或删去它")

    def _peek(self) -> Token | None:
        return self.found[self.at] if self.at < len(self.found) else None

    def _takes(self, sort: Sort) -> bool:
        token = self._peek()
        if token is None or token.sort is not sort:
            return False
        self.at += 1
        return True


def _term(token: Token, own: Mapping[str, Field]) -> Node:
    field = BY_NAME.get(token.field) or own.get(token.field)
    if not token.sign:
        if field is not None and not token.quoted:
            return Term(field, "", "", token)
        return Words(token.field)
    if field is None:
        near = closest(token.field, (*own, *BY_NAME))
        more = f"；通用清单的栏目：{'、'.join(own)}" if own else ""
        known = f"{_HELP}{more}" if near is None else f"是不是“{near}”？"
        end = token.at + max(1, len(token.field))
        raise QueryError(token.at, end, f"没有“{token.field}”这个栏目", known)
    if not token.value:
        raise QueryError(token.at, token.end, f"“{token.field}”后面没有写值", f"写成 {token.field}:值")
    return Term(field, token.sign, token.value, token)
