"""KINDS: every kind of ledger with its models, its title key and the synonyms of its keys."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dangjian_cli.models import shelf
from dangjian_cli.models.entry import Entry, Header

KIND_KEY = "台账"
LIST_KEY = "条目"


def _synonyms(**words: str) -> dict[str, str]:
    return {synonym: key for key, synonyms in words.items() for synonym in synonyms.split()}


MATTER_SYNONYMS = _synonyms(
    措施="具体措施 工作措施 整改措施 工作路径",
    目标="工作目标 质量要求",
    牵头领导="分管领导 责任领导",
    责任单位="承办单位 责任部门 责任科室 牵头单位 主责部门 承办部门 整改责任单位 主办单位",
    配合单位="协办单位 配合部门",
    责任人="具体责任人 经办人 负责人 执行人 整改责任人",
    时限="完成时限 办结时限 整改时限 时间要求 完成期限 整改期限 办理时限 计划完成时间 预计完成时间 时间节点",
    佐证="见证性材料",
)
"""Other names of the keys of all entries that are owed."""


class Kind(NamedTuple):
    """One kind of ledger. Its models are loaded when first asked for. `synonyms` maps other names of keys to the right
    ones (DJ028).
    """

    name: str
    summary: str
    entry_model: Callable[[], type[Entry]]
    title_key: str
    header_model: Callable[[], type[Header]] = lambda: Header
    synonyms: Mapping[str, str] = {}
    same_by: tuple[str, ...] = ("责任单位",)
    """The keys by which, beside the title, a row of a sheet is known again as an entry; none: by its 编号 alone."""

    @property
    def entry(self) -> type[Entry]:
        """The model of its entries."""
        return self.entry_model()

    @property
    def header(self) -> type[Header]:
        """The model of what stands above them."""
        return self.header_model()

    def written(self, synonyms: Mapping[str, str]) -> Mapping[str, str]:
        """What a file calls the keys of an entry: a name of the kind's own for a common key, or the synonym it has."""
        own = {common: synonyms.get(key, key) for common, key in self.entry.OWN_NAMES.items()}
        return {**own, **synonyms} if own else synonyms

    @property
    def fact_keys(self) -> frozenset[str]:
        """Keys without which an entry cannot be counted."""
        return self.entry.FACT_KEYS


ORGANISATION = Kind("组织", "单位、上下级、党员数、任期", shelf.UNIT, "名称", shelf.ORGANISATION_HEADER)
TASKS = Kind(
    "任务清单",
    "年度要点、任务分解表、实施方案",
    shelf.TASK,
    "任务",
    synonyms=MATTER_SYNONYMS | _synonyms(任务="工作任务 重点任务 事项 主要任务 任务内容 工作事项"),
)
RESPONSIBILITIES = Kind(
    "责任清单",
    "各级党组织、书记和班子成员的责任",
    shelf.RESPONSIBILITY,
    "责任",
    shelf.RESPONSIBILITY_HEADER,
    MATTER_SYNONYMS | _synonyms(责任="责任内容"),
)
RECTIFICATIONS = Kind(
    "问题整改",
    "问题、任务、责任、整改四张清单合一",
    shelf.RECTIFICATION,
    "问题",
    synonyms=MATTER_SYNONYMS | _synonyms(问题="问题表现"),
)
SUPERVISION = Kind(
    "督办事项",
    "领导批示、会议议定、来文交办的事项，一事一记",
    shelf.SUPERVISED_MATTER,
    "事项",
    synonyms=MATTER_SYNONYMS
    | _synonyms(事项="督办事项 督查事项 交办事项", 来文="批示号 来文号 文号", 交办人="批示领导 批示人"),
)
COMMITMENTS = Kind(
    "责任书",
    "逐级签订的责任书：谁与谁签、期间、时限、签订日期、写到哪些任务",
    shelf.COMMITMENT,
    "乙方",
    shelf.COMMITMENT_HEADER,
    MATTER_SYNONYMS
    | _synonyms(
        甲方="签订方 责任书甲方",
        乙方="承诺方 责任书乙方",
        层级="签订层级",
        期间="责任期间 责任期限",
        签订日期="签订时间 签字日期 签署日期 完成日期",
        任务="任务引用 任务编号",
        内容要素="责任书内容 主要内容",
    ),
)
APPRAISALS = Kind(
    "述职评议",
    "书记抓党建述职：方式、票数、等次、点评问题、约谈",
    shelf.APPRAISAL,
    "述职人",
    shelf.APPRAISAL_HEADER,
    {synonym: key for synonym, key in MATTER_SYNONYMS.items() if key != "责任单位"}
    | _synonyms(
        述职人="述职书记 书记",
        单位="责任单位 述职单位 所在单位",
        方式="述职方式",
        日期="述职日期 评议日期 完成日期",
        评议票数="评议 评议票 票数",
        参评数="参评人数 有效票数",
        等次="评议等次 综合评价",
        点评问题="点评 问题",
        约谈="约谈记录",
    ),
    same_by=("单位",),
)
LIFE = Kind(
    "组织生活",
    "三会一课、主题党日、组织生活会、民主评议、谈心谈话等的记录",
    shelf.MEETING,
    "主题",
    shelf.LIFE_HEADER,
    _synonyms(
        类型="会议类型 活动类型 组织生活类型",
        日期="召开日期 会议时间 活动时间 召开时间",
        主题="会议主题 活动主题 内容",
        责任单位="召开单位 所在支部 党支部",
        应到="应到人数 应参加人数",
        实到="实到人数 实际参加人数 参加人数",
        主持="主持人",
        主讲角色="主讲 主讲人",
        佐证="见证性材料",
    ),
)
DUES = Kind(
    "党费",
    "支部每月（季）党费的收缴、上缴、公示和支出，只记合计",
    shelf.DUES,
    "期",
    shelf.RECORD_HEADER,
    _synonyms(
        单位="责任单位 党支部 所在支部",
        期="月份 期次",
        应收="应收党费 应收合计",
        实收="实收党费 实收合计",
        上缴="上缴党费 上缴金额",
        公示日期="公布日期",
    ),
    same_by=("单位",),
)
TRAINING = Kind(
    "教育培训",
    "培训的学时和人数，一次一条，也可以半年、全年汇总",
    shelf.TRAINING,
    "主题",
    shelf.RECORD_HEADER,
    _synonyms(
        单位="责任单位 党支部 所在支部",
        主题="培训主题 培训内容 培训班次",
        日期="培训日期 培训时间",
        学时="人均学时",
        应训="应训人数 应参训人数",
        实训="实训人数 实际参训人数 参训人数",
        对象="培训对象",
    ),
    same_by=("单位", "日期"),
)
ADMISSION = Kind(
    "发展党员",
    "发展党员的节点日期，一人一个编号，不记姓名",
    shelf.CASE,
    "单位",
    shelf.RECORD_HEADER,
    _synonyms(单位="责任单位 党支部 所在支部", 申请="申请日期 入党申请", 谈话="谈话日期", 审批="审批日期"),
    same_by=(),
)
INDEXES = Kind(
    "考核方案",
    "考核的维度、指标、内容和权重，每项内容怎样计分",
    shelf.INDICATOR,
    "名称",
    shelf.INDEX_HEADER,
    _synonyms(
        名称="内容 考核内容 评价内容 指标 项目",
        上级="上级指标 所属指标",
        标准分="分值 分数 满分值",
        计分="计分方式 评分方法 计分方法",
        评分标准="评分说明 考核标准 内容及标准",
    ),
    same_by=("上级",),
)
SCORE_SHEETS = Kind(
    "考核评分",
    "各单位每期的人工评定、自评、加分、扣分，能算的不用填",
    shelf.SCORE_SHEET,
    "期",
    shelf.RECORD_HEADER,
    _synonyms(单位="责任单位 被考核单位 考核对象", 期="期次 考核期", 自评="自查分 自评分"),
    same_by=("单位",),
)
GENERAL = Kind(
    "通用清单",
    "自己定栏目的台账：表彰、制度、风险点、创建达标、活动、承诺、特色品牌等",
    shelf.GENERAL_RECORD,
    "事项",
    shelf.GENERAL_HEADER,
    {synonym: key for synonym, key in MATTER_SYNONYMS.items() if key in ("措施", "责任单位", "配合单位", "佐证")}
    | _synonyms(
        事项="名称 具体事项 事项名称 表彰名称 奖项名称 荣誉名称 制度名称 活动名称 品牌名称 承诺事项 标准项",
    ),
)
"""With no columns of its own yet: `own_kind` makes the kind of a file that declares some."""
RULE_PACKS = Kind(
    "规则包", "组织生活频次、任期、门槛等规定，带依据和可信度", shelf.REQUIREMENT, "名称", shelf.PACK_HEADER
)
SCHEMES = Kind("预警方案", "几级预警、什么时候给、下一步做什么", shelf.LEVEL, "名称", shelf.SCHEME_HEADER)
MAPPINGS = Kind("对应表", "别人的表头各是哪个键，供导入和导出", shelf.COLUMN_TITLE, "列名", shelf.MAPPING_HEADER)
REPORTS = Kind("报告", "自己要的报告：几个查询、各列哪些栏目", shelf.SECTION, "标题", shelf.FORM_HEADER)
CHECKLISTS = Kind(
    "自查项目", "季度自查查哪些项，几项没做好亮什么颜色", shelf.CHECK_ITEM, "名称", shelf.CHECKLIST_HEADER
)
SIGN_OFFS = Kind(
    "签审", "某段时间签审时的数字，和签审过的每个条目的摘要", shelf.SIGNED_ENTRY, "名称", shelf.SIGN_OFF_HEADER
)
WORKDAYS = Kind("工作日历", "一年的放假与调休上班", shelf.FESTIVAL, "名称")

KINDS: tuple[Kind, ...] = (
    ORGANISATION,
    TASKS,
    RESPONSIBILITIES,
    RECTIFICATIONS,
    SUPERVISION,
    COMMITMENTS,
    APPRAISALS,
    LIFE,
    DUES,
    TRAINING,
    ADMISSION,
    INDEXES,
    SCORE_SHEETS,
    GENERAL,
    RULE_PACKS,
    SCHEMES,
    MAPPINGS,
    REPORTS,
    CHECKLISTS,
    SIGN_OFFS,
    WORKDAYS,
)
KIND_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def kind_of(data: Mapping[str, object]) -> Kind | None:
    """The kind of a ledger by what stands in its file, with the columns that it declares; None when none is known."""
    name = data.get(KIND_KEY)
    kind = KIND_BY_NAME.get(name) if isinstance(name, str) else None
    if kind is not GENERAL:
        return kind
    from dangjian_cli.models.own_kind import declared_kind

    return declared_kind(data)
