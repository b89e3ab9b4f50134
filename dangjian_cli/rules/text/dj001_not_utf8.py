"""文件的编码不是 UTF-8。

为什么
    同一串字节按不同编码读出来是不同的字。只认一种编码，才不会把台账读成乱码而没
    有人发现。猜出的编码只用来告诉您怎么转换，不会拿它来读。

错误
    用记事本“另存为”，编码选了 ANSI 或 Unicode

正确
    用记事本“另存为”，编码选 UTF-8

怎么改
    用记事本打开，看到的文字正常时“另存为”，编码选 UTF-8。也可以用命令：
    iconv -f GB18030 -t UTF-8 原文件 > 新文件
    没有复制完整或有乱码的，从版本库或原处重新取得。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

_CONVERT = "另存为 UTF-8 编码；或运行：iconv -f {encoding} -t UTF-8 原文件 > 新文件"

RULE = Rule(
    code="DJ001",
    name="编码不是 UTF-8",
    family=Family.TEXT,
    stage=Stage.TEXT,
    severity=ERROR,
    basis=Basis("各软件读中文编码的差别", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "gb18030": Sentence("文件不是 UTF-8 编码，像是 {encoding}", _CONVERT),
        "utf16": Sentence("文件不是 UTF-8 编码，像是 {encoding}", _CONVERT),
        "utf32": Sentence("文件不是 UTF-8 编码，像是 {encoding}", _CONVERT),
        "office": Sentence(
            "这不是文本文件，像是办公软件的文档或压缩包", "移出台账文件夹；要用里面的内容，另存为纯文本再整理成台账"
        ),
        "truncated": Sentence("文件在一个字的中间断了", "多半是没有复制完整，请重新取得这个文件"),
        "damaged": Sentence(
            "文件里有 {count} 处乱码，第一处在这里", "改正乱码后存为 UTF-8；改不了的，从版本库取回上一版"
        ),
        "unknown": Sentence(
            "文件不是 UTF-8 编码，也认不出是哪一种", "用原来的软件打开，另存为 UTF-8；打不开的，重新取得这个文件"
        ),
    },
)
