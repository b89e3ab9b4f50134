"""换行混用，或者文件开头有字节顺序标记（BOM）。

为什么
    两样都照读，也照原样写回。但换行混用的文件，改一行会在版本对比里显示成改了很
    多行；开头的标记有的软件会当成文字。整个文件都用 CRLF（多数 Windows 编辑器这
    样保存）不算混用。

错误
    一部分行以 LF 结尾，一部分行以 CRLF 结尾

正确
    整个文件的行都以 LF 结尾，或都以 CRLF 结尾

怎么改
    在编辑器里把换行统一成 LF（或 CRLF）再保存；编码选 UTF-8，不选带 BOM 的。
"""

from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ002",
    name="换行混用或有字节顺序标记",
    family=Family.TEXT,
    stage=Stage.TEXT,
    severity=INFO,
    basis=Basis("各编辑器保存换行和字节顺序标记的差别", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "bom": Sentence("文件开头有字节顺序标记（BOM）", "照样能读；再保存时编码选不带 BOM 的 UTF-8"),
        "mixed": Sentence(
            "换行混用：LF {lf} 处，CRLF {crlf} 处，CR {cr} 处",
            "照样能读；在编辑器里把整个文件的换行统一成 LF 或 CRLF 再保存",
        ),
    },
)
