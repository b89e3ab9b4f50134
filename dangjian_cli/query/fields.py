"""The fields that a query may name: what each reads of an obligation, and what kind of value it takes."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from dangjian_cli.models.vocabulary import ProblemCategory, RectificationType, ResponsibilityType, State
from dangjian_cli.obligations.obligation import Hold, Obligation, Role
from dangjian_cli.obligations.standing import Phase, Standing, Timing

Getter = Callable[[Obligation, Standing], tuple[str, ...]]
Number = Callable[[Obligation, Standing], int | Decimal | None]
Day = Callable[[Obligation, Standing], date | None]


CLOSED = "已销号"


class Sort(Enum):
    """What kind of value a field has."""

    WORDS = "词"
    UNIT = "单位"
    TEXT = "文字"
    NUMBER = "数"
    DAY = "日期"
    FLAG = "是否"


class Field(NamedTuple):
    """One field. `words` are all the values that a closed vocabulary has; empty: any."""

    name: str
    sort: Sort
    texts: Getter | None = None
    number: Number | None = None
    day: Day | None = None
    words: frozenset[str] = frozenset()
    synonyms: tuple[str, ...] = ()

    def has(self, obligation: Obligation, standing: Standing) -> bool:
        """Whether the obligation has any value of the field."""
        if self.number is not None:
            return bool(self.number(obligation, standing))
        if self.day is not None:
            return self.day(obligation, standing) is not None
        return self.texts is not None and any(self.texts(obligation, standing))


def words_of(standing: Standing) -> frozenset[str]:
    """Every word of the standing that may be asked for: the one shown, phase, timing; of what is held, that alone."""
    if standing.hold is not Hold.NONE:
        return frozenset({standing.hold.value})
    shown = {standing.word, standing.phase.value, standing.timing.value}
    return frozenset(shown | {CLOSED} if standing.closed_on is not None else shown)


def persons(obligation: Obligation) -> frozenset[str]:
    """Everyone who answers for it: persons responsible, leader, watcher."""
    named = (*obligation.owners, obligation.leader, obligation.watcher)
    return frozenset(name for name in named if name)


STATES = frozenset(
    {"按期完成", "逾期完成", "临期", CLOSED, *(one.value for one in (*Phase, *Timing))}
    | {hold.value for hold in Hold if hold is not Hold.NONE}
)
SYNONYMS: Mapping[str, str] = {
    **State.synonyms(),
    "超期": "逾期",
    "取消": "已取消",
    "结转": "已结转",
    "到期未完成": "逾期",
}
"""Other words for a standing (domain notes b2)."""


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _tags(dimension: str) -> Getter:
    return lambda owed, _: tuple(tag.value for tag in owed.tags if tag.dimension == dimension)


FIELDS: tuple[Field, ...] = (
    Field("编号", Sort.TEXT, lambda owed, _: (owed.id,)),
    Field("口径", Sort.WORDS, lambda owed, _: (owed.role.value,), words=frozenset(role.value for role in Role)),
    Field("种类", Sort.WORDS, lambda owed, _: (owed.kind,), synonyms=("台账种类",)),
    Field("台账", Sort.TEXT, lambda owed, _: (owed.ledger,)),
    Field("单位", Sort.UNIT, lambda owed, _: (owed.unit,), synonyms=("责任单位", "承办单位", "责任科室", "牵头单位")),
    Field("参与单位", Sort.UNIT, lambda owed, _: owed.partners, synonyms=("配合单位", "协办单位")),
    Field("牵头领导", Sort.WORDS, lambda owed, _: _one(owed.leader), synonyms=("分管领导", "责任领导")),
    Field("责任人", Sort.WORDS, lambda owed, _: owed.owners, synonyms=("负责人", "经办人", "执行人")),
    Field("盯办人", Sort.WORDS, lambda owed, _: _one(owed.watcher)),
    Field("人", Sort.WORDS, lambda owed, _: tuple(persons(owed))),
    Field("状态", Sort.WORDS, lambda _, at: tuple(words_of(at)), words=STATES, synonyms=("现状",)),
    Field("办理", Sort.WORDS, lambda _, at: (at.phase.value,), words=frozenset(phase.value for phase in Phase)),
    Field(
        "时限",
        Sort.DAY,
        lambda _, at: _one(at.wording),
        day=lambda _, at: at.due,
        synonyms=("截止", "完成时限", "到期"),
    ),
    Field("开始", Sort.DAY, day=lambda owed, _: owed.opens),
    Field("完成", Sort.DAY, day=lambda _, at: at.done_on, synonyms=("完成日期",)),
    Field("销号", Sort.DAY, day=lambda _, at: at.closed_on, synonyms=("销号日期",)),
    Field("逾期天数", Sort.NUMBER, number=lambda _, at: at.days_late if at.overdue else 0, synonyms=("超期天数",)),
    Field("剩余天数", Sort.NUMBER, number=lambda _, at: at.days_left, synonyms=("离时限天数",)),
    Field("进度", Sort.NUMBER, number=lambda _, at: at.progress),
    Field("佐证", Sort.NUMBER, number=lambda owed, _: owed.evidence, synonyms=("佐证数",)),
    Field("类别", Sort.WORDS, _tags("类别")),
    Field("专项", Sort.WORDS, _tags("专项")),
    Field("来源", Sort.TEXT, _tags("来源")),
    Field("主体", Sort.WORDS, _tags("主体")),
    Field("责任类型", Sort.WORDS, _tags("责任类型"), words=frozenset(ResponsibilityType)),
    Field("问题类别", Sort.WORDS, _tags("问题类别"), words=frozenset(ProblemCategory)),
    Field("整改类型", Sort.WORDS, _tags("整改类型"), words=frozenset(RectificationType)),
    Field("依据", Sort.TEXT, _tags("依据")),
    Field("共建单位", Sort.TEXT, _tags("共建单位"), synonyms=("联建单位", "结对单位")),
    Field("措施", Sort.TEXT, _tags("措施")),
    Field("融合业务", Sort.TEXT, _tags("融合业务")),
    Field("存在不足", Sort.TEXT, _tags("存在不足")),
    Field("经验做法", Sort.TEXT, _tags("经验做法")),
    Field("成果", Sort.TEXT, _tags("成果")),
    Field("目标值", Sort.TEXT, _tags("目标值")),
    Field("频次", Sort.TEXT, lambda owed, _: _one(owed.recurrence)),
    Field("上级任务", Sort.TEXT, lambda owed, _: _one(owed.parent)),
    Field("事项", Sort.TEXT, lambda owed, _: (owed.title,), synonyms=("任务", "问题", "责任", "标题")),
    Field("硬任务", Sort.FLAG, lambda owed, _: ("是",) if owed.hard else ()),
    Field("延期", Sort.FLAG, lambda _, at: ("是",) if at.postponed else ()),
    Field("回头看", Sort.DAY, day=lambda _, at: at.revisited_on, synonyms=("回头看日期",)),
    Field("反弹", Sort.DAY, day=lambda _, at: at.relapsed_on, synonyms=("反弹日期",)),
    Field("未登记", Sort.FLAG, lambda owed, _: ("是",) if owed.placeholder else (), synonyms=("未分解",)),
)
"""Every field, in the order shown."""

BY_NAME: Mapping[str, Field] = {name: field for field in FIELDS for name in (field.name, *field.synonyms)}
