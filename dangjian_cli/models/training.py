"""教育培训: one training, or a unit's total of a half-year or a year. Heads and hours, never who came."""

from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.fields import Day, Integer, Number, Text, words
from dangjian_cli.models.records import Evidence
from dangjian_cli.models.unit_record import UnitRecord
from dangjian_cli.models.vocabulary import Vocabulary


class Audience(Vocabulary):
    """对象: who is trained."""

    MEMBERS = "党员"
    LEADERS = "书记和班子成员"

    @classmethod
    def synonyms(cls) -> dict[str, str]:
        """Shorter words for the same."""
        return {
            "全体党员": "党员",
            "书记": "书记和班子成员",
            "班子成员": "书记和班子成员",
            "支部书记": "书记和班子成员",
        }


class Training(UnitRecord):
    """One training, or what a unit sums up of a period."""

    title: Annotated[Text | None, Field(alias="主题", description="主题；汇总的写 上半年合计 之类")] = None
    period: Annotated[Text | None, Field(alias="期", description="哪一期，如 2026H1、2026；不写按日期")] = None
    day: Annotated[Day | None, Field(alias="日期", description="开始的日期；汇总的不写")] = None
    hours: Annotated[Number | None, Field(alias="学时", description="每人多少学时")] = None
    expected: Annotated[Integer | None, Field(alias="应训", description="应参加的人数")] = None
    trained: Annotated[Integer | None, Field(alias="实训", description="实际参加的人数")] = None
    audiences: Annotated[
        tuple[Audience, ...], words(Audience), Field(alias="对象", description="给谁办的，可多个；不写为党员")
    ] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(alias="佐证", description="通知、签到的文号或位置")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset({"单位", "期", "日期", "学时", "应训", "实训", "对象"})

    @property
    def named_period(self) -> str | None:
        """期."""
        return self.period
