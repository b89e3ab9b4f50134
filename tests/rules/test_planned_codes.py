"""The rules that were planned (domain notes, b4) are all there, as grave as planned; every other one has its decision.

The notes lie outside the repository, so the plan stands here. Files, fixtures and pages are compared with the registry
in test_rules.py, and there each fixture is run.
"""

import re
from pathlib import Path

from rule_workbench import codes_with_fixture, fixtures, read_fixture

from dangjian_cli.rules import RULES

DOCS = Path(__file__).parents[2] / "docs"
PLANNED = """
DJ001 错 编码不是 UTF-8
DJ002 提 换行混用或有 BOM
DJ003 错 未知键
DJ004 错 冒号写法
DJ005 错 编号重复或缺失
DJ006 提 别的软件会读错的裸值
DJ007 错 日期不存在
DJ008 错 疑似个人信息
DJ009 错 疑似涉密标志
DJ010 错 状态不在值域
DJ011 警 占位符残留
DJ012 错 其他语法错误
DJ013 错 键重复
DJ014 错 缩进
DJ015 错 引号括号
DJ016 错 值的首字符要加引号
DJ017 警 # 之后被当作注释
DJ018 错 不用的 YAML 写法
DJ019 错 超出上限
DJ020 错 控制字符或看不见的字符
DJ021 错 不成台账
DJ022 错 台账种类缺失或不认得
DJ023 错 缺编号或名称
DJ024 错 类型不对
DJ025 错 不在值域
DJ026 错 引用的编号不存在或成环
DJ027 错 文件读不了
DJ028 错 同义键、同义值
DJ029 错 Git 冲突标记
DJ091 错 忽略注释缺原因
DJ092 错 忽略了不存在的编号
DJ093 警 忽略没有起作用
DJ101 错 届满未换届
DJ102 警 临近届满
DJ103 错 延期无批复或 >1 年
DJ104 警 组织类别与党员数不符
DJ105 警 支部规模/支委数
DJ106 警 纪检设置
DJ107 警 联合支部覆盖 >5
DJ108 提 党务力量
DJ109 提 临时支部未撤
DJ110 警 任期年数异常
DJ111 错 组织树有误
DJ201 警 无责任人
DJ202 错 无责任单位
DJ203 警 无牵头领导
DJ204 错 单位不在组织表
DJ205 警 无具体措施
DJ206 警 时限缺失
DJ207 错 逾期
DJ208 提 临期
DJ209 警 层级未分解
DJ210 错 状态与事实不符
DJ211 警 项数不符
DJ212 警 完成无凭据
DJ213 提 逾期完成
DJ214 错 未来完成日期
DJ215 警 久未更新
DJ216 提 进度倒退
DJ217 警 歧义时限
DJ218 错 硬任务逾期
DJ219 错 目标未达标完成
DJ220 警 看似完成而无完成日期
DJ221 警 时限不可考核
DJ222 错 日期先后不对
DJ223 警 佐证路径不存在
DJ224 错 期次不属于本频次
DJ301 警 党员大会
DJ302 警 支委会
DJ303 警 党小组会
DJ304 提 党课
DJ305 警 主题党日
DJ306 警 组织生活会
DJ307 警 民主评议
DJ308 警 书记讲党课
DJ309 警 谈心谈话
DJ310 警 学时
DJ311 提 双重组织生活
DJ312 警 机关党员干部大会
DJ313 提 中心组学习
DJ314 警 党组通报评议
DJ315 提 豁免未说明
DJ316 错 人数不合理
DJ401 警 谈话
DJ402 警 半年考察
DJ403 错 不足一年
DJ404 警 公示不足 5 工作日
DJ405 错 培训不足
DJ406 警 大会超 1 个月
DJ407 警 审批超期
DJ408 提 宣誓超 1 个月
DJ409 警 转正逾期
DJ410 错 节点倒序或规则版本缺失
DJ501 警 月度缺报/欠缴
DJ502 警 年度未公示
DJ503 警 补交 >6 个月
DJ504 错 支出无用途或审批
DJ505 提 应收≠实收
DJ506 错 金额不合理
DJ601 警 签订链缺口
DJ602 警 未按期签订
DJ603 警 责任书内容缺项
DJ604 警 班子成员无一岗双责
DJ605 提 责任书过多
DJ701 错 督办回复逾期
DJ702 警 应升级未升级
DJ703 提 超期无督办
DJ704 错 销号手续不全
DJ705 警 未回头看
DJ706 警 反弹未重新打开
DJ707 警 立行立改超期
DJ708 提 措施空转
DJ709 错 延期不合规
DJ801 错 权重≠100
DJ802 警 指标结构不符
DJ803 错 一般/差未约谈
DJ804 警 点评问题未建账
DJ805 错 扣分/否决无依据
DJ806 警 书记未述职
DJ807 错 票数不符
DJ901 提 重复录入
DJ902 提 材料多
"""
"""Code, level (错误, 警告, 提示; of two the first is the usual one) and title of the plan."""

OF_REVIEWS = range(751, 770)
"""Kept by the plan for changes between two revisions, without saying which."""

ADDED = {
    "DJ030": "Three codes that b4 does not have",
    "DJ031": "What is declared and cannot be used is an error of its own",
    "DJ032": "Reports and self-inspection items are data where they are queries",
    "DJ112": "What was added because a mechanism could not be shown",
    "DJ317": "Three codes that b4 does not have",
    "DJ411": "党费, 教育培训 and 发展党员 are records in numbers",
    "DJ710": "Three codes that b4 does not have",
    "DJ808": "What is declared and cannot be used is an error of its own",
    "DJ809": "What is declared and cannot be used is an error of its own",
}
"""Codes that the plan does not have, each with the heading of the decision that added it."""

BY_CODE = {rule.code: rule for rule in RULES}


def planned() -> dict[str, tuple[str, str]]:
    """Level and title by code."""
    lines = (line.split(" ", 2) for line in PLANNED.strip().splitlines())
    return {code: (level, title) for code, level, title in lines}


def test_every_planned_rule_is_registered_with_its_page_and_its_fixture() -> None:
    """The difference names what is missing; the registry, docs/rules.md and the fixtures are asked one by one."""
    wanted = set(planned())
    assert len(wanted) == 122
    pages = set(re.findall(r"^## (DJ[0-9]{3}) ", (DOCS / "rules.md").read_text("utf-8"), re.MULTILINE))
    assert sorted(wanted - set(BY_CODE)) == []
    assert sorted(wanted - pages) == []
    assert sorted(wanted - set(codes_with_fixture())) == []


def test_every_planned_rule_is_as_grave_as_planned() -> None:
    """What a clerk must mend, should look at, or may switch off was decided with the plan."""
    labels = {code: (level, BY_CODE[code].severity.label) for code, (level, _) in planned().items()}
    assert {code: pair for code, pair in labels.items() if not pair[1].startswith(pair[0])} == {}


def test_a_planned_rule_fires() -> None:
    """Some fixture of each marks a line; test_rules.py proves that the finding stands there."""
    firing = {fixture.code for fixture in map(read_fixture, fixtures()) if fixture.expected}
    assert sorted(set(planned()) - firing) == []


def test_what_was_not_planned_has_its_decision() -> None:
    """Codes of reviews lie in their range; each of the others names a heading of docs/decisions.md."""
    others = set(BY_CODE) - set(planned())
    assert {code for code in others if int(code[2:]) not in OF_REVIEWS} == set(ADDED)
    headings = re.findall(r"^## [0-9-]+ · (.+)$", (DOCS / "decisions.md").read_text("utf-8"), re.MULTILINE)
    assert [(code, heading) for code, heading in ADDED.items() if heading not in headings] == []
