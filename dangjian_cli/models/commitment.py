"""责任书: who signed with whom, level by level. An entry is owed by 甲方 until it is signed."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.entry import Header, Matter
from dangjian_cli.models.fields import Day, NameList, RequiredText, Text, words
from dangjian_cli.models.vocabulary import Vocabulary


class ContentPart(Vocabulary):
    """内容要素: what a 责任书 usually says (domain notes 8)."""

    PARTIES = "主体"
    PERIOD = "期间"
    TASKS = "任务"
    MEASURES = "措施"
    APPRAISAL = "考核"
    SANCTIONS = "追责"
    SIGNATURES = "签名"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """Headings of the same."""
        return {
            "责任主体": "主体", "责任期间": "期间", "责任期限": "期间", "责任内容": "任务", "工作任务": "任务",
            "保障措施": "措施", "责任追究": "追责", "签字": "签名", "签名和日期": "签名",
        }  # fmt: skip


ContentParts = Annotated[tuple[ContentPart, ...], words(ContentPart)]
"""Parts of the content, one or several."""

USUAL_PARTS = (ContentPart.PARTIES, ContentPart.TASKS, ContentPart.SANCTIONS)
"""What DJ603 asks for where the header names nothing else."""


class CommitmentHeader(Header):
    """Header of a 责任书 ledger."""

    expected_parts: Annotated[
        ContentParts, Field(alias="应有内容", description="责任书应当写到的内容要素；不写为 主体、任务、追责")
    ] = USUAL_PARTS


class Commitment(Matter):
    """One 责任书. Its parties are units, or persons by office: 市财政局机关党委书记 何某."""

    title: Annotated[RequiredText, Field(alias="乙方", description="与谁签：单位，或单位名称打头的职务")]
    first_party: Annotated[
        Text | None, Field(alias="甲方", description="谁来签：单位，或单位名称打头的职务；不写为台账头的单位")
    ] = None
    level: Annotated[Text | None, Field(alias="层级", description="哪两级之间，如 工委与机关党委")] = None
    period: Annotated[Text | None, Field(alias="期间", description="责任期间，如 2026；不写为台账的年度")] = None
    done_on: Annotated[Day | None, Field(alias="签订日期", description="签订日期；没有它就是没有签")] = None
    tasks: Annotated[NameList, Field(alias="任务", description="责任书里写到的任务、责任的编号")] = ()
    parts: Annotated[ContentParts, Field(alias="内容要素", description="责任书写到了哪些内容")] = ()

    OWN_NAMES: ClassVar[Mapping[str, str]] = {"完成日期": "签订日期"}
    FACT_KEYS: ClassVar[frozenset[str]] = Matter.FACT_KEYS - {"完成日期"} | {"甲方", "签订日期"}

    @property
    def owed_title(self) -> str:
        """What is to be done, in a list of everything that is owed."""
        return f"与{self.title}签订{self.category or ''}责任书"
