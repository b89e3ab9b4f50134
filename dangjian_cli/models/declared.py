"""Words of what is declared as data: sections of reports, items of checklists, columns, severities in dangjian.yaml."""

from collections.abc import Mapping

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


class ColumnType(Vocabulary):
    """类型: what the values of a column are."""

    TEXT = "文字"
    DAY = "日期"
    NUMBER = "数字"
    INTEGER = "整数"
    YES_NO = "是否"
    CHOICE = "选项"
    UNIT = "单位"
    REFERENCE = "编号"
    DEADLINE = "时限"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What forms and programs call the same."""
        return {
            "文本": "文字", "字符": "文字", "内容": "文字", "时间": "日期", "日": "日期", "数": "数字", "数值": "数字",
            "小数": "数字", "金额": "数字", "人数": "整数", "次数": "整数", "是/否": "是否", "勾选": "是否",
            "单选": "选项", "下拉": "选项", "枚举": "选项", "组织": "单位", "引用": "编号", "期限": "时限",
            "截止": "时限",
        }  # fmt: skip
