"""A query becomes a test of obligations, made once and then asked of every one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt

from dangjian_cli.base.text import closest, half_width
from dangjian_cli.book.book import Book
from dangjian_cli.book.units import Units
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.standing import Standing
from dangjian_cli.query import fields
from dangjian_cli.query.fields import SYNONYMS, Field
from dangjian_cli.query.own import own_fields
from dangjian_cli.query.parse import All, Any, Node, Not, Saved, Term, Words, parse
from dangjian_cli.query.tokens import QueryError

Test = Callable[[Obligation, Standing], bool]
_COMPARE: Mapping[str, Callable[[int | Decimal, int], bool]] = {"<": lt, ">": gt, "<=": le, ">=": ge}
_SEPARATORS = "、,，"


@dataclass(frozen=True, slots=True)
class Context:
    """What a query is read with: units, the year of the day (for 三季度), saved queries, columns of 通用清单."""

    units: Units
    year: int
    saved: Mapping[str, str]
    own: Mapping[str, Field] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book, year: int) -> "Context":
        """With what the workspace knows."""
        return cls(book.units, year, book.settings.queries, own_fields(book))


def test_of(text: str, context: Context) -> Test:
    """The test of a query. Raises QueryError, with places in this text, when it cannot be read."""
    return _Compiler(context, ()).node(parse(text, context.own))


class _Compiler:
    """Makes tests of the nodes of one query; `within` are the saved queries that it stands in."""

    def __init__(self, context: Context, within: tuple[str, ...]) -> None:
        self.context = context
        self.within = within

    def node(self, node: Node) -> Test:
        """The test of a node."""
        match node:
            case All(nodes):
                every = tuple(self.node(one) for one in nodes)
                return lambda owed, at: all(test(owed, at) for test in every)
            case Any(nodes):
                some = tuple(self.node(one) for one in nodes)
                return lambda owed, at: any(test(owed, at) for test in some)
            case Not(inner):
                test = self.node(inner)
                return lambda owed, at: not test(owed, at)
            case Words(text):
                return lambda owed, at: text in owed.title or text in owed.id
            case Saved():
                return self._saved(node)
            case Term():
                return self._term(node)

    def _saved(self, node: Saved) -> Test:
        name, token = node
        text = self.context.saved.get(name)
        if text is None:
            near = closest(name, self.context.saved)
            help = f"是不是“@{near}”？" if near else "常用查询写在 dangjian.yaml 的“常用查询”里"
            raise QueryError(token.at, token.end, f"没有“{name}”这个常用查询", help)
        if name in self.within:
            circle = " → ".join((*self.within, name))
            raise QueryError(token.at, token.end, f"常用查询绕成了圈：{circle}", "改正其中一个，使它不再绕回来")
        try:
            return _Compiler(self.context, (*self.within, name)).node(parse(text, self.context.own))
        except QueryError as error:
            raise QueryError(token.at, token.end, f"常用查询“{name}”：{error.message}", error.help) from error

    def _term(self, term: Term) -> Test:
        field = term.field
        if not term.sign:
            return field.has
        match field.sort:
            case fields.Sort.NUMBER:
                return _number(term)
            case fields.Sort.DAY:
                return self._day(term)
            case _:
                if term.sign not in (":", "="):
                    raise _misplaced(term, f"“{field.name}”不能比大小", f"写成 {field.name}:{term.value}")
        match field.sort:
            case fields.Sort.UNIT:
                return self._unit(term)
            case fields.Sort.FLAG:
                return _flag(term)
            case fields.Sort.TEXT:
                return _contains(term)
            case _:
                return _words(term)

    def _unit(self, term: Term) -> Test:
        wanted: set[str] = set()
        for part in _parts(term.value):
            name, below = (part.rstrip("+＋"), True) if part.endswith(("+", "＋")) else (part, False)
            wanted.update(self._named(term, name, below))
        get = term.field.texts
        return lambda owed, at: get is not None and not wanted.isdisjoint(get(owed, at))

    def _named(self, term: Term, name: str, below: bool) -> tuple[str, ...]:
        units = self.context.units
        if (members := units.named(name)) is not None:
            return tuple(unit for one in members for unit in (units.below(one) if below else (one,)))
        near = closest(name, units.known_names())
        if near is None and not units.entries:
            return (name,)  # no ledger says which units there are
        help = f"是不是“{near}”？" if near else "单位名称见 dangjian report 组织树"
        raise _misplaced(term, f"没有“{name}”这个单位、单位组或组织类别", help)

    def _day(self, term: Term) -> Test:
        day, texts = term.field.day, term.field.texts
        period = read_period(half_width(term.value), self.context.year)
        if period is None:
            if texts is None or term.sign not in (":", "=") or half_width(term.value)[:1].isdigit():
                help = "写成 2026-09-30、2026Q3、9月、三季度 这样"
                raise _misplaced(term, f"“{term.value}”不是日期或期间", help)
            return _contains(term)  # 时限:立行立改 asks for the wording
        inside = _within(term.sign, period)

        def test(owed: Obligation, at: Standing) -> bool:
            found = day(owed, at) if day is not None else None
            return found is not None and inside(found)

        return test


def _within(sign: str, period: Period) -> Callable[[date], bool]:
    match sign:
        case "<":
            return lambda day: day < period.start
        case "<=":
            return lambda day: day <= period.last
        case ">":
            return lambda day: day > period.last
        case ">=":
            return lambda day: day >= period.start
        case _:
            return period.contains


def _number(term: Term) -> Test:
    text, number = half_width(term.value).rstrip("%").strip(), term.field.number
    if not (text.isascii() and text.isdigit()):
        raise _misplaced(term, f"“{term.value}”不是数", f"写成 {term.field.name}>=10 这样")
    wanted, compare = int(text[:9]), _COMPARE.get(term.sign)

    def test(owed: Obligation, at: Standing) -> bool:
        found = number(owed, at) if number is not None else None
        if found is None:
            return False
        return compare(found, wanted) if compare is not None else found == wanted

    return test


def _flag(term: Term) -> Test:
    if term.value not in ("是", "否"):
        raise _misplaced(term, f"“{term.field.name}”只有 是、否", f"写成 {term.field.name} 或 非 {term.field.name}")
    has, wanted = term.field.has, term.value == "是"
    return lambda owed, at: has(owed, at) is wanted


def _contains(term: Term) -> Test:
    parts, get = _parts(term.value), term.field.texts
    return lambda owed, at: get is not None and any(part in text for text in get(owed, at) for part in parts)


def _words(term: Term) -> Test:
    wanted = frozenset(_word(term, term.field, part) for part in _parts(term.value))
    get = term.field.texts
    return lambda owed, at: get is not None and not wanted.isdisjoint(get(owed, at))


def _word(term: Term, field: Field, word: str) -> str:
    """The word of a closed vocabulary that was meant; any word of an open one."""
    meant = SYNONYMS.get(word, word) if field.words and word not in field.words else word
    if not field.words or meant in field.words:
        return meant
    near = closest(word, (*field.words, *(other for other, of in SYNONYMS.items() if of in field.words)))
    help = f"是不是“{near}”？" if near else f"可写：{'、'.join(sorted(field.words))}"
    raise _misplaced(term, f"“{field.name}”没有“{word}”这个值", help)


def _parts(value: str) -> tuple[str, ...]:
    """Alternatives: 逾期、临期."""
    for separator in _SEPARATORS[1:]:
        value = value.replace(separator, _SEPARATORS[0])
    return tuple(part for part in value.split(_SEPARATORS[0]) if part) or (value,)


def _misplaced(term: Term, message: str, help: str) -> QueryError:
    return QueryError(term.token.value_at, term.token.end, message, help)
