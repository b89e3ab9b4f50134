"""没有加引号的值，别的软件会读成别的意思。

为什么
    本工具一律按原文读。但同一个文件用别的软件打开时，没有引号的 010 会变成 8，
    12:30 会变成 750，2026.10 会变成 2026.1，yes 会变成“真”。文字栏里的这种值加
    上引号，谁来读都一样。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      备注: 2026.10

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      备注: "2026.10"

怎么改
    给值加上英文双引号。
"""

from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ006",
    name="别的软件会读错的裸值",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=INFO,
    basis=Basis("各软件读 YAML 的差别", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{value}”没有加引号，别的软件会读成别的值", '给它加上英文双引号，改成："{value}"'),
    },
)
