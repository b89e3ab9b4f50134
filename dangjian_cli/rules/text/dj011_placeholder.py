"""占位符没有填。

为什么
    文稿和模板里常用“X人”“X月”“××”“待定”占位。留在台账里就读不出数量和时限，印出
    来也不好看。注释里的不管；“X光”“XX-2026-001”“待定期检查”不是占位符，不报。

错误
    - 编号: RW-2026-001
      任务: 选派第一书记X名
      时限: X月底前

正确
    - 编号: RW-2026-001
      任务: 选派第一书记12名
      时限: 6月底前

怎么改
    填上实际内容；现在定不下来的，先不写这一项，定了再补。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.text.scanning import hits, in_comment
from dangjian_cli.source.source_file import SourceFile

_COUNTED = (
    "(?:[人名个次月日年号周季届期批位处条件份户项篇场家元万亿余多%％]|社区|支部|单位|部门|同志|乡镇|街道|小时|学时)"
)
# Every expression begins with the few characters that it may begin with and looks behind only then: `re` skips from
# one to the next, fastest where it is one character.
_BEHIND_LETTER = (
    "(?:"
    # X人, X 个, XX支部; not X光, 3×4米, and not the XX of RW-XX-01
    r"(?<![A-Za-z0-9].)(?<![A-Za-z0-9][-_].)"
    rf"(?:[XxＸ×]+(?![A-Za-z0-9])(?![-_](?:[A-Za-z0-9\"'\s]|\Z))|[ 　]{{0,3}}{_COUNTED})"
    # 20XX年, 2026-XX-XX, 2026-06-XX
    "|(?<=[0-9].)[XxＸ×]*[年月日号]"
    "|(?:(?<=[^0-9A-Za-z-][0-9]{4}-.)|(?<=[^0-9A-Za-z-][0-9]{4}-[0-9]{2}-.))[XxＸ×]?(?![A-Za-z0-9])(?:-[XxＸ×]+)?"
    ")"
)
# *年*月, ____人; not 附件_人员名单
_BLANK = "[*＊_＿](?<![*＊_＿].)(?:(?<=[*＊])|[_＿])[*＊_＿]*[ 　]{0,3}[年月日人名个次项场期](?!度)"
# 2026年  月  日
_EMPTY_DATE = "年(?:(?<=[0-9].)(?:[ 　]+月|月日)|[ 　]+月[ 　]+日)"
# not 待定期检查, 待定稿后印发
_UNDECIDED = "待定(?![期点位向稿编级额性制员岗案责型标居价])"
_ENGLISH = "T(?<![A-Za-z].)(?:BD|ODO)(?![A-Za-z])"
_PATTERNS = (
    *((letter + _BEHIND_LETTER, (letter,)) for letter in "XxＸ×"),
    (_BLANK, ("*", "＊", "_", "＿")),
    (_EMPTY_DATE, ("年 ", "年　", "年月日")),
    (_UNDECIDED, ("待定",)),
    (_ENGLISH, ("TBD", "TODO")),
)
"""Each with what every match of it holds."""


def scan(source: SourceFile) -> Iterator[Fault]:
    found = [(where, match) for pattern, needles in _PATTERNS for match, where in hits(source, pattern, needles)]
    seen: set[int] = set()
    for where, match in sorted(found, key=lambda hit: hit[0].span):
        # One finding a line: 于X月X日前选派X人 is one thing to fill in. What follows a comment is comment too.
        if where.span.start.line not in seen:
            seen.add(where.span.start.line)
            if not in_comment(match, where):
                yield Fault("DJ011", where, {"text": match[0]})


RULE = Rule(
    code="DJ011",
    name="占位符残留",
    family=Family.TEXT,
    stage=Stage.TEXT,
    severity=WARNING,
    basis=Basis("台账里只写实际内容", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={"": Sentence("占位符“{text}”没有填", "填上实际内容；还定不下来的，先不写这一项")},
    scan=scan,
)
