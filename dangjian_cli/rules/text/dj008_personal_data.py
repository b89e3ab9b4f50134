"""疑似写了身份证号或手机号。

为什么
    台账会打印、下发、长期留在版本库里，写进去的个人信息就收不回来。台账用职务和
    姓名说明谁负责，不需要证件号和电话。身份证号按出生日期和校验位判断，手机号按
    号段和位数判断；文号、编号、日期、金额不算。注释里的也算。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某 13800138000

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某

怎么改
    删去号码。确实不是个人信息的（如公开的值班电话），在这一行末尾写“# 忽略
    DJ008：原因”。已经提交过的号码，改了文件仍留在历史版本里，请告诉管理版本库的
    人。
"""

import re
from collections.abc import Iterator

from dangjian_cli.base.text import half_width
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.text.scanning import hits
from dangjian_cli.source.source_file import SourceFile

# Each look-behind stands after the first character, not before it: so `re` skips from one candidate to the next.
_IDENTITY = re.compile(
    r"[1-9](?<![0-9A-Za-z].)[0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]"
    r"(?![0-9A-Za-z])"
)
# Not the rest of an 编号, a file name or an amount. Set apart as 138-0013-8000 the middle must not be a year:
# 135-2026-0001 numbers an entry.
_MOBILE = re.compile(
    r"1(?:(?<![0-9A-Za-z].)(?<![0-9A-Za-z][-_/.].)|(?<=\+86.)|(?<=\+86[- ].))[3-9][0-9]"
    r"(?:[0-9]{8}|([- ])(?!19|20)[0-9]{4}\1[0-9]{4})(?![0-9A-Za-z]|[-_/.][0-9A-Za-z]| ?[元万亿号])"
)
_BORN = tuple(re.compile(rf"{century}(?<=[0-9]{{6}}{century})[0-9]{{9}}") for century in ("19", "20"))
"""What an identity number holds. `re` looks for an expression that begins with plain characters much faster."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def scan(source: SourceFile) -> Iterator[Fault]:
    if "１" in source.text:
        source = source._replace(text=half_width(source.text))  # one character for one: places stay
    for match, where in hits(source, _IDENTITY) if any(born.search(source.text) for born in _BORN) else ():
        number = match[0]
        if _valid(number):
            yield Fault("DJ008", where, {"shown": f"{number[:6]}********{number[-4:]}"}, "identity")
    for match, where in hits(source, _MOBILE):
        yield Fault("DJ008", where, {"shown": f"{match[0][:3]}****{match[0][-4:]}"}, "mobile")


def _valid(number: str) -> bool:
    """Whether the last digit checks the other seventeen (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1].upper()


_HELP = "删去号码，只写职务和姓名；确实不是个人信息的，在行末写：# 忽略 DJ008：原因"

RULE = Rule(
    code="DJ008",
    name="疑似个人信息",
    family=Family.TEXT,
    stage=Stage.TEXT,
    severity=ERROR,
    basis=Basis("个人信息最小化", Confidence.UNVERIFIED),
    page=__doc__ or "",
    sentences={
        "identity": Sentence("疑似身份证号“{shown}”", _HELP),
        "mobile": Sentence("疑似手机号“{shown}”", _HELP),
    },
    scan=scan,
)
