"""Closed vocabularies (值域) with the synonyms that offices use: read as the right word, and reported (DJ028).

Source of words and synonyms: domain notes b2; where a vocabulary follows a regulation, the class says so.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Vocabulary(StrEnum):
    """A closed list of words. `synonyms()` maps what else offices write to the word that is meant."""

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """Other spellings, each with its word."""
        return {}

    @classmethod
    def unknown_error(cls) -> str:
        """The error type of a word that is neither in the list nor a synonym."""
        return "word_unknown"

    @classmethod
    def read(cls, value: object) -> Self:
        """The word itself; a synonym or an unknown word is a validation error that names the right one."""
        if not isinstance(value, str):
            raise PydanticCustomError("text_expected", "text")
        word = cls._value2member_map_.get(value)
        if isinstance(word, cls):
            return word
        if (canonical := cls.synonyms().get(value)) is not None:
            raise PydanticCustomError("synonym_value", "synonym", {"value": value, "canonical": canonical})
        raise PydanticCustomError(cls.unknown_error(), "vocabulary", {"value": value, "allowed": "、".join(cls)})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Values are read by `read` and nothing else."""
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The words as an enum; an empty value is no value."""
        return {"enum": [*(word.value for word in cls), None]}


class State(Vocabulary):
    """状态: may be written, is only compared with the facts (DJ210), never counted."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    MOSTLY_DONE = "基本完成"
    DONE = "已完成"
    CLOSED = "已销号"
    LASTING = "长期坚持"
    SUSPENDED = "暂缓"
    CANCELLED = "已取消"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What reports and sheets say instead."""
        return {
            "未开展": "未启动", "尚未开始": "未启动", "未开始": "未启动", "正在办理": "推进中", "持续推进": "推进中",
            "进行中": "推进中", "已办结": "已完成", "办结": "已完成", "完成": "已完成", "销号": "已销号",
            "常态化": "长期坚持", "取消": "已取消",
        }  # fmt: skip

    @classmethod
    def unknown_error(cls) -> str:
        """The state has a code of its own (DJ010)."""
        return "state_unknown"


class RectificationType(Vocabulary):
    """整改类型."""

    PROMPT = "立行立改"
    DATED = "限期整改"
    LASTING = "长期坚持"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What inspection reports say instead."""
        return {
            "边查边改": "立行立改",
            "边巡边改": "立行立改",
            "即知即改": "立行立改",
            "持续整改": "长期坚持",
            "长期整改": "长期坚持",
        }


class Origin(Vocabulary):
    """来源 of a rectification entry."""

    SUPERIOR = "上级要点"
    MEETING = "会议议定"
    LEADER = "领导批示"
    INSPECTION = "巡视巡察"
    SUPERVISION = "督查"
    AUDIT = "审计"
    APPRAISAL = "述职点评"
    DEMOCRATIC_REVIEW = "民主评议"
    SELF_CHECK = "自查"
    PUBLIC = "群众反映"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """Shorter words for the same."""
        return {"巡视": "巡视巡察", "巡察": "巡视巡察", "自查自纠": "自查", "督导": "督查"}


class ResponsibilityType(Vocabulary):
    """责任类型 (机关条例第三十五条 [A]; seed 002)."""

    PRINCIPAL = "主体责任"
    FIRST = "第一责任"
    DUAL = "一岗双责"
    DIRECT = "直接责任"
    GUIDANCE = "指导责任"
    OVERSIGHT = "监督责任"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """The person instead of the duty."""
        return {"第一责任人": "第一责任", "直接责任人": "直接责任"}


class UnitKind(Vocabulary):
    """组织类别; the last three are offices, not party organisations."""

    WORKING_COMMITTEE = "机关工委"
    PARTY_GROUP = "党组(党委)"
    COMMITTEE = "机关党委"
    GENERAL_BRANCH = "党总支"
    BRANCH = "党支部"
    JOINT_BRANCH = "联合党支部"
    TEMPORARY_BRANCH = "临时党支部"
    FUNCTIONAL_BRANCH = "功能型党支部"
    CELL = "党小组"
    DISCIPLINE = "机关纪委"
    OFFICE = "内设机构"
    ORGAN = "单位"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What organisation charts say instead."""
        return {
            "基层党委": "机关党委",
            "党组": "党组(党委)",
            "党组（党委）": "党组(党委)",
            "总支": "党总支",
            "支部": "党支部",
        }


class ProblemCategory(Vocabulary):
    """问题类别: the five standards (五规范, seed 001) and others."""

    SET_UP = "组织设置"
    ELECTION = "换届"
    ORGANISATIONAL_LIFE = "组织生活"
    ADMISSION = "发展党员"
    DUES = "党费"
    CONDUCT = "作风"
    INSTITUTION = "制度"
    INTEGRATION = "融合"
    OTHER = "其他"


class SupervisionLevel(Vocabulary):
    """督办级别 [约]."""

    REMINDER = "提醒"
    SUPERVISION = "督办"
    URGENT = "重点督办"


class RevisitResult(Vocabulary):
    """回头看结论 [约]."""

    HOLDS = "巩固"
    RELAPSED = "反弹"
    DEEPEN = "需深化"


class MeetingType(Vocabulary):
    """类型 of a record of organisational life. A rule pack says which are owed how often."""

    MEMBERS = "党员大会"
    COMMITTEE = "支委会"
    CELL = "党小组会"
    LECTURE = "党课"
    PARTY_DAY = "主题党日"
    LIFE_MEETING = "组织生活会"
    DEMOCRATIC_REVIEW = "民主评议"
    TALKS = "谈心谈话"
    STUDY_GROUP = "中心组学习"
    STAFF_MEETING = "党员干部大会"
    GROUP_REPORT = "通报评议"
    DUAL_LIFE = "双重组织生活"
    SPECIAL_STUDY = "专题研究"
    JOINT_MEETING = "联席会议"
    OTHER = "其他"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What minutes and regulations say instead."""
        return {
            "支部党员大会": "党员大会", "支部大会": "党员大会", "支部委员会": "支委会", "支部委员会会议": "支委会",
            "支委会会议": "支委会", "上党课": "党课", "主题党日活动": "主题党日", "党日活动": "主题党日",
            "专题组织生活会": "组织生活会", "民主评议党员": "民主评议", "谈话": "谈心谈话", "谈心": "谈心谈话",
            "中心组": "中心组学习", "理论学习中心组": "中心组学习", "理论学习中心组学习": "中心组学习",
            "机关党员干部大会": "党员干部大会",
        }  # fmt: skip


class Lecturer(Vocabulary):
    """主讲角色: who gives a party lecture, or leads a study session. A role, never a member's name."""

    SECRETARY = "书记"
    LEADERSHIP = "班子成员"
    MEMBER = "党员"
    OUTSIDE = "外请"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """Titles for the same."""
        return {
            "党组书记": "书记", "党委书记": "书记", "支部书记": "书记", "党总支书记": "书记", "支委": "班子成员",
            "委员": "班子成员", "领导干部": "班子成员", "专家": "外请", "普通党员": "党员",
        }  # fmt: skip


class Condition(Vocabulary):
    """条件: on which of the units of a kind a demand of a rule pack falls."""

    HAS_COMMITTEE = "设支委会"


class Confidence(Vocabulary):
    """可信度: how well a basis is verified. What is not verified is never called a requirement."""

    READ = "A"
    REPORTED = "B"
    UNVERIFIED = "C"
    CONVENTION = "约"
    MEASURED = "实测"


class PackScope(Vocabulary):
    """适用 of the rule packs in a workspace: where nothing records organisational life, is it owed all the same?"""

    RECORDED = "有台账"
    ALL = "全部"


class Colour(Vocabulary):
    """颜色 of a level of a warning scheme. 绿 and 灰 are what is left: in order, and not to be judged."""

    BLUE = "蓝"
    YELLOW = "黄"
    ORANGE = "橙"
    RED = "红"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """With the word for colour."""
        return {"蓝色": "蓝", "黄色": "黄", "橙色": "橙", "红色": "红"}


class Trigger(Vocabulary):
    """条件 of a level of a warning scheme: what a matter must show to be given it."""

    OVERDUE = "逾期"
    SOON = "临期"
    BEHIND = "序时滞后"
    LOW = "进度不足"
    RELAPSED = "反弹"
    UNANSWERED = "督办未办结"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What notices say instead."""
        return {"超期": "逾期", "临近时限": "临期", "进度落后": "序时滞后", "滞后": "序时滞后"}
