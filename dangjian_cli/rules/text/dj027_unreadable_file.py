"""文件读不了。

为什么
    漏读一个文件，汇总的数就少一块而没有人知道。读不了的逐个说明，其余文件照读。

错误
    台账/2026.yaml 是一个文件夹，或者没有读取权限

正确
    台账/2026.yaml 是能打开的文本文件

怎么改
    按提示改权限、改名或移走；不属于台账的，写进 dangjian.yaml 的“排除”。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ027",
    name="文件读不了",
    family=Family.TEXT,
    stage=Stage.TEXT,
    severity=ERROR,
    basis=Basis("各系统读文件的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "forbidden": Sentence("没有权限读这个文件", "请管理员开放读取权限；不用读的，写进 dangjian.yaml 的“排除”"),
        "folder_unreadable": Sentence(
            "这个文件夹打不开，里面的台账没有读", "请管理员开放读取权限；不用读的，写进 dangjian.yaml 的“排除”"
        ),
        "vanished": Sentence(
            "文件找不到了：读的时候已不在，或者是断了的链接", "确认文件还在、没有别的程序在移动它，再运行一次"
        ),
        "link_loop": Sentence("链接绕成了圈，读不到文件", "删去这个链接，换上文件本身"),
        "folder": Sentence("这是一个文件夹，名称却像台账文件", "给文件夹改名，去掉末尾的 .yaml 或 .yml"),
        "linked_folder": Sentence(
            "这是指向文件夹的链接，里面的台账没有读", "把文件夹本身移进工作区；不用读的，写进 dangjian.yaml 的“排除”"
        ),
        "special": Sentence("这是管道、设备一类的特殊文件，没有读", "移出工作区，换上普通文件"),
        "unspeakable_name": Sentence("文件名“{name}”里有显示不出的字符，没有读", "给文件改名，重新输入文件名"),
        "name_too_long": Sentence("文件名或路径太长，读不了", "改短文件名，或者把工作区移到浅一些的文件夹"),
        "failed": Sentence("文件读不了（系统错误 {number}）", "检查磁盘和网络盘，再运行一次"),
        "not_on_windows": Sentence(
            "“{name}”不能作 Windows 上的文件名", "改名：不用系统保留的名称，不用冒号、问号、星号，末尾不留点"
        ),
    },
)
