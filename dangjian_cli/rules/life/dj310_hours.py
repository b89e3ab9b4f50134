"""教育培训的人均学时不够。

为什么
    党员每年集中学习培训一般不少于 32 学时；书记和班子成员另有要求的，按规则包里的
    数。一年过完了算账，四季度起提醒。人均学时＝每次的学时乘以实训人数，加起来，除以
    人数（组织台账的党员数，应训更多的按应训）。只记人数，不记是谁。

错误
    # 统计日 2027-01-15
    台账: 教育培训
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: JX-2026-001, 期: 2026, 主题: 全年合计, 学时: 20, 应训: 30, 实训: 30}

正确
    # 统计日 2027-01-15
    台账: 教育培训
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: JX-2026-001, 期: 2026, 主题: 全年合计, 学时: 36, 应训: 30, 实训: 30}

怎么改
    办过没有记的，补记；没有办够的，安排补训。学时的规定见 dangjian rules --packs，本单
    位不适用的，在 dangjian.yaml 里停用并写理由。
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.training import Audience, Training
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.training import Course, courses, hours_per_head
from dangjian_cli.obligations.unit_records import Keeping, keepings, place_of_unit
from dangjian_cli.rules.base import INFO, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

ASKED = {Audience.MEMBERS: Limit.MEMBER_HOURS, Audience.LEADERS: Limit.LEADER_HOURS}
"""The number of a rule pack that each audience is asked for."""
_LAST_QUARTER = 10


def check(situation: Situation) -> Iterator[Fault]:
    today, found = situation.today, tuple(courses(situation.book))
    for keeping in keepings(situation.book, Training):
        over = keeping.year < today.year
        if over or (keeping.year == today.year and today.month >= _LAST_QUARTER):
            held = [one for one in found if one.unit == keeping.unit and one.period.start.year == keeping.year]
            for audience in Audience:
                yield from _short(situation, keeping, held, audience, over)


def _short(
    situation: Situation, keeping: Keeping, held: Sequence[Course], audience: Audience, over: bool
) -> Iterator[Fault]:
    """Members are asked for wherever a unit is recorded, those who lead them where a record speaks of them."""
    book, unit = situation.book, keeping.unit
    known = book.units.get(unit)
    day = date(keeping.year, 12, 31)
    bound = book.packs().limit(ASKED[audience], day, known.kind if known is not None else None)
    asked = any(one.serves(audience) for one in held) or (audience is Audience.MEMBERS and not held)
    hours = hours_per_head(book, unit, held, audience)
    if bound is None or hours is None or not asked or hours >= bound.amount or not book.units.exists(unit, day):
        return
    values: Values = {
        "unit": unit,
        "year": keeping.year,
        "who": audience.value,
        "hours": f"{hours.quantize(Decimal('0.1'), ROUND_HALF_UP):f}",
        "least": f"{bound.amount:f}",
        "basis": bound.item.basis.shown,
    }
    place = place_of_unit(book, keeping.ledger, unit)
    yield Fault("DJ310", place, values, "" if over else "open", severity=WARNING if over else INFO)


RULE = Rule(
    code="DJ310",
    name="人均学时不够",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党党员教育管理工作条例第二十条：每年集中学习培训一般不少于32学时", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{unit} {year} 年{who}人均 {hours} 学时，不到 {least} 学时", "办过没有记的，补记；没有办够的，补训。{basis}"
        ),
        "open": Sentence(
            "{unit} {year} 年{who}人均 {hours} 学时，离 {least} 学时还差", "办过没有记的，补记；年底前安排够。{basis}"
        ),
    },
    check=check,
)
