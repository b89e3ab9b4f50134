"""疑似有密级标志。

为什么
    台账放在普通电脑和版本库里，不得登记涉密事项。带“秘密★”“机密★”“绝密★”的内
    容，或者值就是一个密级的，多半是从涉密文件抄来的。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      依据: 市委办发〔2026〕3号 机密★10年

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      依据: 市直机关工委2026年工作要点

怎么改
    停止编辑，按保密规定处理这个文件和它的历史版本；台账里只登记公开的事项。误报
    的（如书名、条文），在这一行末尾写“# 忽略 DJ009：原因”。
"""

import re
from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.text.scanning import hits
from dangjian_cli.source.source_file import SourceFile

_MARK = (
    r"[绝机秘]密[ 　]*(?:(?P<star>[★☆])"
    r"|(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[年月天][)）]?|[（(]?长期[)）]?)?"
    r"(?=[\"'”’]?[ \t　]*(?:[\r\n,，\]}#]|\Z)))"
)
_NEAR = 40
"""Characters before a mark that are looked at: a line may be very long."""
_BEFORE_VALUE = r"(?:^|[:：,，\[{]|-[ 　])[ \t　]*[\"'“‘]?\Z"


def scan(source: SourceFile) -> Iterator[Fault]:
    for match, where in hits(source, _MARK, ("密",)):
        line_start = match.start() - where.span.start.column + 1
        before = source.text[max(line_start, match.start() - _NEAR) : match.start()]
        if match["star"] or re.search(_BEFORE_VALUE, before):
            yield Fault("DJ009", where, {"mark": match[0].strip()})


RULE = Rule(
    code="DJ009",
    name="疑似涉密标志",
    family=Family.TEXT,
    stage=Stage.TEXT,
    severity=ERROR,
    basis=Basis("尧都区“13710”工作办法第三条：严禁纳入涉密事项", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "疑似密级标志“{mark}”",
            "涉密事项不得写进台账，请停止编辑并按保密规定处理；误报的，在行末写：# 忽略 DJ009：原因",
        )
    },
    scan=scan,
)
