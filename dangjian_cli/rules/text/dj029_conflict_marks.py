"""合并的冲突没有解决。

为什么
    两个人改了同一处，合并时 Git 把两份都留在文件里，用 <<<<<<<、=======、
    >>>>>>> 隔开，等人来选。标记之间的条目没有读。

错误
    <<<<<<< HEAD
    完成日期: 2026-06-20
    =======
    完成日期: 2026-06-25
    >>>>>>> 办公室

正确
    完成日期: 2026-06-25

怎么改
    留下对的一份，删去另一份和三行标记，保存后再提交。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ029",
    name="Git 冲突标记",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("合并以后要留下一份", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "conflict": Sentence("合并的冲突没有解决，到第 {last} 行为止", "留下对的一份，删去另一份和标记行"),
        "leftover": Sentence("留下了冲突标记“{marker}”", "删去这一行，看看上下的内容有没有重复"),
    },
)
