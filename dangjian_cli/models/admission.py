"""发展党员: one case by its number, as days of stages. There is no key for a name, and none for free text."""

import re
from typing import Annotated, ClassVar, Final

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dangjian_cli.models.fields import Day, Integer, Number
from dangjian_cli.models.records import Record
from dangjian_cli.models.unit_record import UnitRecord
from dangjian_cli.models.vocabulary import Vocabulary

NUMBER: Final = re.compile(r"[A-Za-z]{1,4}(-[A-Za-z]{1,4})?-?[0-9]{4}-[0-9]{1,4}")
"""What the 编号 of a case looks like: FZ-2026-001. Nothing in it tells who it is."""


class Edition(Vocabulary):
    """细则版本: which edition of the rules a case follows."""

    OLD = "2014"
    NEW = "2026"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """An editor has already read the year as a number."""
        return {"enum": [*(word.value for word in cls), *(int(word.value) for word in cls), None]}


class Course(Record):
    """培训: the short course before admission."""

    day: Annotated[Day | None, Field(alias="日期", description="结束的日期")] = None
    days: Annotated[Integer | None, Field(alias="天", description="几天")] = None
    hours: Annotated[Number | None, Field(alias="学时", description="多少学时")] = None


class Case(UnitRecord):
    """One case. Decisions are people's: only the day on which each was made is written down."""

    edition: Annotated[Edition | None, Field(alias="细则版本", description="照哪一版细则办：2014 或 2026")] = None
    applied: Annotated[Day | None, Field(alias="申请", description="收到入党申请书的日期")] = None
    talked: Annotated[Day | None, Field(alias="谈话", description="派人谈话的日期")] = None
    activist: Annotated[Day | None, Field(alias="积极分子", description="确定为入党积极分子的日期")] = None
    reviews: Annotated[tuple[Day, ...], Field(alias="考察", description="各次考察的日期，如 [2026-01-12]")] = ()
    candidate: Annotated[Day | None, Field(alias="发展对象", description="列为发展对象的日期")] = None
    notice_from: Annotated[Day | None, Field(alias="公示起", description="公示第一天")] = None
    notice_to: Annotated[Day | None, Field(alias="公示止", description="公示最后一天")] = None
    course: Annotated[Course | None, Field(alias="培训", description="短期集中培训，如 {天: 3, 学时: 24}")] = None
    vetted: Annotated[Day | None, Field(alias="预审", description="预审合格的日期")] = None
    assembly: Annotated[Day | None, Field(alias="大会", description="支部大会通过接收的日期")] = None
    approved: Annotated[Day | None, Field(alias="审批", description="党委审批的日期")] = None
    sworn: Annotated[Day | None, Field(alias="宣誓", description="入党宣誓的日期")] = None
    probation_ends: Annotated[Day | None, Field(alias="预备期满", description="预备期满的日期；不写按规则包算")] = None
    extended_to: Annotated[Day | None, Field(alias="延长至", description="延长预备期到哪一天")] = None
    full_assembly: Annotated[Day | None, Field(alias="转正大会", description="支部大会讨论转正的日期")] = None
    full_approved: Annotated[Day | None, Field(alias="转正审批", description="党委审批转正的日期")] = None
    ended: Annotated[Day | None, Field(alias="终止", description="不再继续（转出、终止培养等）的日期，不写原因")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset(
        "单位 细则版本 申请 谈话 积极分子 考察 发展对象 公示起 公示止 培训 预审 大会 审批 宣誓 预备期满 延长至 "
        "转正大会 转正审批 终止".split()
    )
    AHEAD: ClassVar[frozenset[str]] = frozenset({"公示止", "预备期满", "延长至"})
