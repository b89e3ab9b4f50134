"""The words of generated ledgers: built from parts, so that a hundred thousand tasks are not one task."""

from collections.abc import Sequence
from random import Random

SURNAMES = "张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"

_VERBS = ("组织开展", "牵头制定", "修订完善", "督促落实", "集中推进", "分批举办", "逐项核对", "全面梳理", "认真筹备")
_OBJECTS = (
    "党支部标准化规范化建设", "青年理论学习小组研学", "党员教育培训年度计划", "机关党建重点任务分解",
    "述职评议点评问题整改",
    "模范机关创建达标评估", "支部书记业务能力轮训", "意识形态阵地管理", "廉政风险点排查", "党务公开目录和流程",
    "机关文化品牌展示", "党建联系点走访", "换届选举前期准备", "党费收缴使用公布", "困难党员走访帮扶",
    "窗口服务承诺践诺", "节约型机关创建", "谈心谈话制度执行", "主题党日活动设计", "离退休党员服务管理",
    "机关纪检委员履职", "党建与业务双向考核", "志愿服务进社区", "重大项目党员专班", "年轻干部理论测试",
)  # fmt: skip
_SCOPES = (
    "覆盖全部在职党员", "面向直属党支部", "兼顾窗口和一线岗位", "结合巡察反馈意见", "对照上级要点逐条细化",
    "与年度业务目标同步部署",
    "先行试点再全面推开", "重点解决上热中温下冷", "形成可核对的书面成果", "不另发通知不加重负担",
)  # fmt: skip
_WAYS = (
    "印发工作方案并附进度表", "每季度召开一次调度会", "逐单位明确联络员和交稿时间", "由办公室统稿后提交会议审定",
    "现场抽查两个支部并当场反馈",
    "把问题列成清单逐项认领", "邀请业务处室共同参与评审", "用例会十分钟通报进展", "材料只报一次多处引用",
    "对进度滞后的单位当面提醒",
    "建立电子台账由专人核对", "委托党校设计课程", "选派业务骨干结对帮带", "分三批实施避免挤占业务时间",
    "年中评估后调整下半年安排",
)  # fmt: skip
_AIMS = (
    "责任到人、时限到日、成果到件", "参与率达到九成以上", "形成制度文件并按期施行", "党员满意度较上年提高",
    "重复检查减少三成",
    "问题按期整改到位并经核查", "全部支部达到规范标准", "培训结业测试全部合格", "经验材料在全市交流",
)  # fmt: skip
_PROBLEMS = (
    "学习研讨记录过于简单", "个别支部组织生活走过场", "联系群众次数少、形式单一", "制度更新滞后于工作要求",
    "党务干部流动快、业务不熟",
    "会议偏多且时间偏长", "党建材料与业务脱节", "届满前提醒不够早", "公布内容不便党员查看", "谈话内容雷同、针对性差",
    "整改销号缺少书面核查", "阵地使用登记不完整", "培训计划与岗位需要不符", "下级上报数字前后不一",
)  # fmt: skip
_CAUSES = (
    "底数靠人记、没有台账", "责任边界不清、多头负责", "分管同志调整后没有交接", "重布置轻检查", "把次数当成绩",
    "缺少统一样表",
    "年初计划过满", "跨部门沟通不及时",
)  # fmt: skip
_STEPS = (
    "完成初稿并征求意见", "召开推进会明确分工", "完成中期抽查", "汇总各单位报送材料", "修改方案后再次送审",
    "完成首批试点",
    "与业务部门对接数据", "组织一次集中培训", "逐条核对问题清单", "形成阶段性小结",
)  # fmt: skip
_DUTIES = (
    "专题研究机关党建", "听取支部书记述职", "带头讲党课", "指导支部换届", "督促一岗双责落实", "定期分析党员思想动态",
    "审定年度党建计划", "约谈责任落实不力的负责人", "检查党费管理使用", "推动党建与业务融合",
)  # fmt: skip
_DOCUMENTS = (
    "机关党建工作要点", "党支部工作条例实施细则", "模范机关创建实施方案", "党员教育管理办法", "述职评议考核通知",
    "主体责任清单",
    "巡察反馈意见", "党建督查通报",
)  # fmt: skip
_LESSONS = (
    "把牵头部门收窄到一个，协调会比上年少一半", "先抽查再通报，支部自查质量明显提高", "样表统一以后，返工次数下降",
    "业务会上顺带调度，不另开会",
)  # fmt: skip
_SHORTCOMINGS = (
    "个别单位材料报送偏晚，影响汇总",
    "抽查面还不够宽，离退休支部没有覆盖",
    "成果转化慢，试点经验没有及时推开",
)
_BUSINESS = ("营商环境提升行动", "老旧小区改造", "经济普查", "预算绩效管理", "信访积案化解", "防汛备汛", "数据质量核查")
_REASONS = ("机构改革后牵头部门调整", "上级文件尚未印发", "与重大活动时间冲突", "需等待审计结论", "经费下达较计划晚")
CATEGORIES = ("党建责任", "政治建设", "思想建设", "组织建设", "作风建设", "纪律建设", "制度建设", "群团工作")
CAMPAIGNS = ("模范机关创建", "五规范", "督导自查", "能力提升", "减负增效")


class Phrases:
    """Draws words with one random source."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def _one(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)

    def person(self) -> str:
        """A surname and 某: nobody."""
        return self._one(SURNAMES) + "某"

    def persons(self, count: int) -> list[str]:
        """Different persons."""
        return [surname + "某" for surname in self._random.sample(SURNAMES, count)]

    def task(self) -> str:
        """What a task is about."""
        return f"{self._one(_VERBS)}{self._one(_OBJECTS)}，{self._one(_SCOPES)}"

    def problem(self) -> str:
        """What an inspection found."""
        return f"{self._one(_PROBLEMS)}，涉及{self._one(_OBJECTS)}"

    def duty(self) -> str:
        """What someone answers for."""
        return f"{self._one(_DUTIES)}，{self._one(_SCOPES)}"

    def measures(self) -> str:
        """How it is done: three steps."""
        return "；".join(self._random.sample(_WAYS, 3))

    def way(self) -> str:
        """One step."""
        return self._one(_WAYS)

    def aim(self) -> str:
        """What is to be reached."""
        return "，".join(self._random.sample(_AIMS, 2))

    def cause(self) -> str:
        """Why there is a problem."""
        return "；".join(self._random.sample(_CAUSES, 2))

    def step(self) -> str:
        """What was done on a day."""
        return f"{self._one(_STEPS)}，{self._one(_WAYS)}"

    def stage(self) -> str:
        """The name of a milestone."""
        return self._one(_STEPS)

    def document(self, year: int) -> str:
        """A document with its number."""
        return f"《{year}年{self._one(_DOCUMENTS)}》（{self.number(year)}）"

    def number(self, year: int) -> str:
        """The number of a document."""
        return f"市机党〔{year}〕{self._random.randint(1, 199)}号"

    def evidence(self) -> str:
        """The name of a proof."""
        return f"{self._one(_OBJECTS)}{self._one(('会议纪要', '情况报告', '汇总表', '签到册', '通知'))}"

    def shelf(self) -> str:
        """Where paper lies."""
        return f"档案柜{self._random.randint(1, 9)}-{self._random.randint(1, 6)}层"

    def lesson(self) -> str:
        """What went well."""
        return self._one(_LESSONS)

    def shortcoming(self) -> str:
        """What did not."""
        return self._one(_SHORTCOMINGS)

    def business(self) -> str:
        """The line of work that a task is joined to."""
        return self._one(_BUSINESS)

    def reason(self) -> str:
        """Why something waits."""
        return self._one(_REASONS)
