"""Words of what is declared as data: sections of reports, items of checklists, severities in dangjian.yaml."""

from dangjian_cli.models.vocabulary import Vocabulary


class RoleWord(Vocabulary):
    """口径: which of the three counts a section lists."""

    MATTER = "事项"
    OCCURRENCE = "期次"
    MILESTONE = "节点"


class Reach(Vocabulary):
    """范围: of which time a section or an item speaks."""

    PERIOD = "本期"
    WITH_EARLIER = "本期和往期未了"
    ALL = "全部"


class Grouping(Vocabulary):
    """分组 of a section."""

    UNIT = "单位"
    LEADER = "牵头领导"
    OWNER = "责任人"
    CATEGORY = "类别"
    LEDGER = "台账"
    MONTH = "月份"


class SectionShape(Vocabulary):
    """画成: how a section shows what it found."""

    TABLE = "表"
    ROADMAP = "路线图"


class SeverityWord(Vocabulary):
    """级别 of a finding; 关闭 switches the rule off."""

    ERROR = "错误"
    WARNING = "警告"
    INFO = "提示"
    OFF = "关闭"
