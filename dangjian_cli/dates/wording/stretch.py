"""Reading a stretch of the calendar from tokens: 2026年6月底, 次月5日, 三季度末, 七一."""

from collections.abc import Callable

from dangjian_cli.dates.due_rule import DueRule, Pick
from dangjian_cli.dates.wording.cursor import Cursor
from dangjian_cli.dates.wording.statements import Stretch
from dangjian_cli.dates.wording.tokens import T, Token

THIRDS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 0),
    "上中旬": (1, 20),
    "中下旬": (11, 0),
    "上半月": (1, 15),
    "前半月": (1, 15),
    "下半月": (16, 0),
    "后半月": (16, 0),
}
_FESTIVALS = (
    ("元旦", "元旦"),
    ("春节", "春节"),
    ("除夕", "除夕"),
    ("元宵", "元宵节"),
    ("清明", "清明节"),
    ("端午", "端午节"),
    ("中秋", "中秋节"),
    ("教师", "教师节"),
    ("宪法", "国家宪法日"),
    ("国庆", "国庆节"),
    ("十", "国庆节"),
    ("党", "建党节"),
    ("七", "建党节"),
    ("妇女", "妇女节"),
    ("三", "妇女节"),
    ("军", "建军节"),
    ("八", "建军节"),
    ("儿童", "儿童节"),
    ("六", "儿童节"),
    ("青年", "青年节"),
    ("四", "青年节"),
    ("劳动", "劳动节"),
    ("五", "劳动节"),
)
"""What a festival's words hold; the first that fits is meant (三八 holds 三 and 八, 五四 holds 四 and 五)."""
_WEEKDAYS = "一二三四五六日"
_SHIFTS = {"次": 1, "翌": 1, "明": 1, "来": 1, "下": 1, "后": 2, "今": 0, "本": 0, "当": 0, "去": -1, "上": -1}


_NO_MONTH, _NO_DAY = 13, 32
"""What 0月 and 0日 are read as, for 0 stands for what is not written."""


def read_stretch(cursor: Cursor) -> Stretch | None:
    """The stretch that begins at the next token, which is then passed; None (and nothing passed) when none does."""
    return take_stretch(cursor) if starts_stretch(cursor.kind) else None


def take_stretch(cursor: Cursor) -> Stretch:
    """The stretch that begins at the next token, where one does (`starts_stretch`)."""
    at = cursor.at
    year, shift = _read_year(cursor)
    body = _BODIES.get(cursor.kind) if cursor.kind else None
    found = body(cursor, cursor.take()) if body else _tail_of_year(cursor)
    if year is not None or shift is not None:
        found = found._replace(year=year, year_shift=shift)
    return found._replace(text=cursor.text_since(at))


def starts_stretch(kind: T | None) -> bool:
    """Whether a stretch can begin with such a token."""
    return kind in _BODIES or kind in (T.YEAR, T.NEAR_YEAR)


def weekday(char: str) -> int:
    """The number of a weekday's character, Monday 0; 天 and 日 are both Sunday."""
    return 6 if char == "天" else _WEEKDAYS.index(char)


def day_rule(token: Token, month: int) -> DueRule:
    """The rule of 第一个工作日, 最后一个周五, 最后一周 in a month."""
    nth = token.number if token.text.startswith("第") else -1 if token.text[0] in "最末" else 1
    if token.text.endswith("工作日"):
        return DueRule(Pick.WORKDAY, nth, month)
    if token.text[-1] in _WEEKDAYS + "天1":
        return DueRule(Pick.WEEKDAY, nth, month, 0 if token.text[-1] == "1" else weekday(token.text[-1]))
    return DueRule(Pick.WEEK, nth, month)


def _read_year(cursor: Cursor) -> tuple[int | None, int | None]:
    if token := cursor.take_if(T.YEAR):
        return token.number + (2000 if token.number < 100 else 0), None
    if token := cursor.take_if(T.NEAR_YEAR):
        return None, _SHIFTS[token.text[0]]
    return None, None


def _tail_of_year(cursor: Cursor) -> Stretch:
    """What may follow a year: nothing, 底, 初, 中."""
    if cursor.take_if(T.END):
        return Stretch((12, 31), (12, 31), point=True)
    if cursor.take_if(T.START):
        return Stretch((1, 1), (1, 31), point=True)
    if cursor.take_if(T.MIDDLE):
        return Stretch((6, 30), (6, 30), point=True)
    if token := cursor.take_if(T.ORDINAL_DAY):
        return Stretch(week=token.number if token.text.startswith("第") else 0)
    return Stretch(whole=True)


def _tail_of_month(cursor: Cursor, month: int, month_shift: int | None = None) -> Stretch:
    """What may follow a month: a day, 上旬, 初, 底, 最后一个周五, nothing."""
    if token := cursor.take_if(T.DAY):
        day = (month, token.number or _NO_DAY)
        return Stretch(day, day, month_shift=month_shift, point=True)
    if token := cursor.take_if(T.THIRD):
        first, last = THIRDS[token.text]
        return Stretch((month, first), (month, last), month_shift=month_shift)
    if cursor.take_if(T.END, T.MONTH_END):
        return Stretch((month, 0), (month, 0), month_shift=month_shift, point=True)
    if cursor.take_if(T.START):
        return Stretch((month, 1), (month, 10), month_shift=month_shift)
    if cursor.take_if(T.MIDDLE):
        return Stretch((month, 11), (month, 20), month_shift=month_shift)
    rule = day_rule(cursor.take(), 1) if cursor.kind is T.ORDINAL_DAY else None
    return Stretch((month, 1), (month, 0), month_shift=month_shift, whole=rule is None, rule=rule)


def _tail_of_quarter(cursor: Cursor, first: int, last: int) -> Stretch:
    """What may follow a quarter or a half year: 末, 初, one of its months, nothing."""
    if cursor.take_if(T.END):
        return Stretch((last, 0), (last, 0), point=True)
    if cursor.take_if(T.START):
        return Stretch((first, 1), (first, 10))
    if token := cursor.take_if(T.ORDINAL_MONTH):
        return _tail_of_month(cursor, ordinal_month(token) + (last if token.text[0] in "最末" else first - 1))
    return Stretch((first, 1), (last, 0), whole=True)


def ordinal_month(token: Token) -> int:
    """Which month of its period 第二个月, 首月 is; of 最后一个月 and 末月, how far from the last: 0."""
    return token.number if token.text.startswith("第") else 0 if token.text[0] in "最末" else 1


def _date(_: Cursor, token: Token) -> Stretch:
    numbers = token.numbers
    if len(numbers) == 1:
        numbers = (numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100)
    day = (numbers[1] or _NO_MONTH, numbers[2] or _NO_DAY)
    return Stretch(day, day, year=numbers[0], point=True)


def _year_month(cursor: Cursor, token: Token) -> Stretch:
    year, month = token.numbers if len(token.numbers) > 1 else divmod(token.number, 100)
    return _tail_of_month(cursor, month or _NO_MONTH)._replace(year=year)


def _month_day(_: Cursor, token: Token) -> Stretch:
    day = (token.numbers[0] or _NO_MONTH, token.numbers[1] or _NO_DAY)
    return Stretch(day, day, point=True)


def _day(_: Cursor, token: Token) -> Stretch:
    day = (0, token.number or _NO_DAY)
    return Stretch(day, day, point=True)


def _year_part(cursor: Cursor, token: Token) -> Stretch:
    year = token.numbers[0] if len(token.numbers) > 1 else None
    if "W" in token.text.upper():
        return Stretch(week=token.number, year=year)
    months = 3 if "Q" in token.text.upper() else 6
    last = token.number * months
    return _tail_of_quarter(cursor, last - months + 1, last)._replace(year=year)


def _quarter(cursor: Cursor, token: Token) -> Stretch:
    return _tail_of_quarter(cursor, token.number * 3 - 2, token.number * 3)


def _first_months(_: Cursor, token: Token) -> Stretch:
    return Stretch((1, 1), (token.number * (1 if token.text.endswith("个月") else 3), 0))


def _half(cursor: Cursor, token: Token) -> Stretch:
    return _tail_of_quarter(cursor, 1, 6) if token.text[0] in "上前" else _tail_of_quarter(cursor, 7, 12)


def _third(_: Cursor, token: Token) -> Stretch:
    first, last = THIRDS[token.text]
    return Stretch((0, first), (0, last))


def _festival(_: Cursor, token: Token) -> Stretch:
    return Stretch(festival=next(name for word, name in _FESTIVALS if word in token.text), point=True)


_BODIES: dict[T, Callable[[Cursor, Token], Stretch]] = {
    T.DATE: _date,
    T.YEAR_MONTH: _year_month,
    T.MONTH_DAY: _month_day,
    T.YEAR_PART: _year_part,
    T.MONTH: lambda cursor, token: _tail_of_month(cursor, token.number or _NO_MONTH),
    T.NEAR_MONTH: lambda cursor, token: _tail_of_month(cursor, 0, _SHIFTS[token.text[0]]),
    T.QUARTER: _quarter,
    T.FIRST_MONTHS: _first_months,
    T.HALF: _half,
    T.THIRD: _third,
    T.DAY: _day,
    T.MONTH_END: lambda *_: Stretch((0, 0), (0, 0), point=True),
    T.WHOLE_YEAR: lambda *_: Stretch(whole=True),
    T.YEAR_END: lambda *_: Stretch((12, 31), (12, 31), point=True),
    T.YEAR_START: lambda *_: Stretch((1, 1), (1, 31), point=True),
    T.YEAR_MIDDLE: lambda *_: Stretch((6, 30), (6, 30), point=True),
    T.FESTIVAL: _festival,
}
