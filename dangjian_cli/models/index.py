"""考核方案: a three-level index of assessment (维度, 指标, 内容) and how each content is scored.

Seed 003 has 5 dimensions, 15 indicators and 46 contents; the words of the methods and every usual number are ours [约].
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.declared import Reach, RoleWord
from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Day, Integer, NameList, Number, Percent, RequiredText, Text, TextList, YesNo
from dangjian_cli.models.records import Record
from dangjian_cli.models.vocabulary import Vocabulary


class Method(Vocabulary):
    """计分: how a content gets its points."""

    COMPLETION = "完成率"
    ON_TIME = "按期率"
    CLOSURE = "销号率"
    SHARE = "比率"
    COUNT = "计数"
    DEDUCTED = "逐件扣分"
    JUDGED = "人工评定"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What else the same is called."""
        return {"办结率": "完成率", "及时率": "按期率", "扣分": "逐件扣分", "人工": "人工评定", "评定": "人工评定"}

    @property
    def computed(self) -> bool:
        """Whether the ledgers alone give it. 计数 without a 查询 is reported by hand; see `Indicator.by_hand`."""
        return self is not Method.JUDGED


class IndexSort(Vocabulary):
    """类型 of an index: the assessment proper, or a competition beside it (seed 000 机关作风竞赛)."""

    ASSESSMENT = "考核"
    COMPETITION = "竞赛"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What else the same is called."""
        return {"赛马": "竞赛", "赛马比拼": "竞赛", "评比": "竞赛"}


class ScoreGrade(Record):
    """等次 by total: the first whose 下限 is reached; the last takes what is left. Names are free: 优秀, 五星."""

    name: Annotated[RequiredText, Field(alias="等次", description="等次的名称，如 优秀、五星")]
    least: Annotated[Number | None, Field(alias="下限", description="总分不低于多少；最末一档不写")] = None


class RankGroup(Record):
    """分组: units that are compared with each other."""

    name: Annotated[RequiredText, Field(alias="组", description="组名，如 机关党委组")]
    units: Annotated[NameList, Field(alias="单位", description="单位、单位组或组织类别")] = ()


class Veto(Record):
    """一票否决 of an index: off unless a document of the superior is named (2019 年清理规范 [A])."""

    basis: Annotated[Text | None, Field(alias="依据", description="允许一票否决的文件和文号；没有文号不起作用")] = None


class Publication(Record):
    """公开: who approved that ranks are shown outside, and when. Without it they are for inside alone."""

    approver: Annotated[Text | None, Field(alias="批准人", description="批准公开的人")] = None
    day: Annotated[Day | None, Field(alias="日期", description="批准日期")] = None
    basis: Annotated[Text | None, Field(alias="依据", description="依据的文件")] = None


class IndexHeader(Header):
    """Header of a 考核方案."""

    sort: Annotated[IndexSort | None, Field(alias="类型", description="考核或竞赛；不写为考核")] = None
    structure: Annotated[
        Text | None, Field(alias="结构", description="几个维度、几个指标、几项内容，如 5/15/46；写了就核对")
    ] = None
    full_marks: Annotated[Number | None, Field(alias="满分", description="满分；不写为 100")] = None
    applies_to: Annotated[NameList, Field(alias="适用对象", description="考核哪些单位、单位组或组织类别")] = ()
    since: Annotated[Day | None, Field(alias="施行日期", description="从哪天起施行；不写为年度的 1 月 1 日")] = None
    grades: Annotated[
        tuple[ScoreGrade, ...], Field(alias="等次", description="等次和总分下限，从高到低；不写就不评等次")
    ] = ()
    bonus_most: Annotated[Number | None, Field(alias="加分上限", description="加分合计最多几分；不写为 5")] = None
    missing_most: Annotated[
        Percent | None, Field(alias="缺项上限", description="缺项的标准分超过满分的百分之几就不排名；不写为 20")
    ] = None
    groups: Annotated[tuple[RankGroup, ...], Field(alias="分组", description="分组排名；不写按组织类别分组")] = ()
    leaders: Annotated[Integer | None, Field(alias="领跑", description="每组列前几名；不写为 3")] = None
    laggards: Annotated[Integer | None, Field(alias="落后", description="每组列后几名；不写为 3，写 0 就不列")] = None
    veto: Annotated[Veto | None, Field(alias="一票否决", description="不写就没有一票否决；要写的写明依据文号")] = None
    publication: Annotated[Publication | None, Field(alias="公开", description="批准公开排名的；不写只在内部掌握")] = (
        None
    )


class Indicator(Entry):
    """One line of an index. What has entries below it is a 维度 or 指标; what has 计分 is a 内容."""

    title: Annotated[RequiredText, Field(alias="名称", description="维度、指标或内容的名称")]
    parent: Annotated[Text | None, Field(alias="上级", description="上一级的编号；维度不写")] = None
    weight: Annotated[Number | None, Field(alias="权重", description="维度、指标的分值，应等于下级之和")] = None
    worth: Annotated[Number | None, Field(alias="标准分", description="内容的标准分")] = None
    method: Annotated[Method | None, Field(alias="计分", description="怎样计分；维度和指标不写")] = None
    query: Annotated[
        Text | None, Field(alias="查询", description="数哪些应办事项，写法同 dangjian list；不写为全部")
    ] = None
    part: Annotated[Text | None, Field(alias="其中", description="比率的分子：查询到的里面符合它的")] = None
    role: Annotated[RoleWord | None, Field(alias="口径", description="事项、期次或节点；不写为事项")] = None
    reach: Annotated[
        Reach | None, Field(alias="范围", description="数哪段时间的：本期、本期和往期未了、全部；不写为本期")
    ] = None
    own_only: Annotated[YesNo | None, Field(alias="只看本级", description="是：不含下级单位；不写为含下级")] = None
    aim: Annotated[Number | None, Field(alias="目标", description="计数：达到多少得满分")] = None
    full_at: Annotated[Percent | None, Field(alias="满分线", description="率达到百分之几得满分；不写为 100")] = None
    each: Annotated[Number | None, Field(alias="每件", description="逐件扣分：每件扣几分，扣完为止")] = None
    standard: Annotated[Text | None, Field(alias="评分标准", description="怎样评，人工评定的尤其要写清楚")] = None
    basis: Annotated[TextList, Field(alias="依据", description="依据文件")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset(
        {"上级", "标准分", "计分", "查询", "其中", "口径", "范围", "只看本级", "目标", "满分线", "每件"}
    )

    @property
    def by_hand(self) -> bool:
        """Whether a 评定 gives it: judged, or counted elsewhere (计数 without a 查询)."""
        return self.method is Method.JUDGED or (self.method is Method.COUNT and self.query is None)
