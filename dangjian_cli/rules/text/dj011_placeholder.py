"""占位符没有填。

为什么
    文稿和模板里常用“X人”“X月”“××”“待定”占位。留在台账里就读不出数量和时限，印出来也不好看。
    注释里的不管；“X光”“XX-2026-001”“待定期检查”不是占位符，不报。

错误
    任务: 选派第一书记X名
    时限: X月底前

正确
    任务: 选派第一书记12名
    时限: 6月底前

怎么改
    填上实际内容；现在定不下来的，先不写这一项，定了再补。
"""

import re
from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.text.scanning import hits, in_comment
from dangjian_cli.source.source_file import SourceFile

_COUNTED = (
    "(?:[人名个次月日年号周季届期批位处条件份户项篇场家元万亿余多%％]|社区|支部|单位|部门|同志|乡镇|街道|小时|学时)"
)
# A look-behind stands after the character it guards, so that `re` skips from one candidate to the next.
_LETTER = re.compile(
    r"[XxＸ](?<![A-Za-z0-9].)(?<![A-Za-z0-9][-_].)"
    rf"(?:[XxＸ]+(?![A-Za-z0-9])(?![-_](?:[A-Za-z0-9\"'\s]|\Z))|[ 　]?{_COUNTED})"
)
_CROSS = re.compile(rf"×(?<![0-9].)(?:×+|[ 　]?{_COUNTED})")
_DATE = re.compile(r"[12](?<![0-9A-Za-z].)[0-9]{3}-(?:[0-9]{1,2}-)?[Xx×]{1,2}(?![A-Za-z0-9])")
_BLANK = re.compile(r"[*＊_＿]+[ 　]?[年月日人名个次项场期]")
_EMPTY_DATE = re.compile(r"年[ 　]+月[ 　]+日")
_WORD = re.compile(r"待定(?=[\s，。；、？！,;)）\]】}\"'”’]|\Z)|T(?<![A-Za-z0-9].)(?:BD|ODO)(?![A-Za-z0-9])")


_PATTERNS = (_DATE, _LETTER, _CROSS, _BLANK, _EMPTY_DATE, _WORD)


def scan(source: SourceFile) -> Iterator[Fault]:
    found = [
        (where, match[0]) for pattern in _PATTERNS for match, where in hits(source, pattern) if not in_comment(match)
    ]
    told: set[int] = set()
    for where, text in sorted(found, key=lambda hit: hit[0].span):
        # One finding a line: 于X月X日前选派X人 is one thing to fill in.
        if where.span.start.line not in told:
            told.add(where.span.start.line)
            yield Fault("DJ011", where, {"text": text})


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
