"""dangjian.yaml: the settings of a workspace."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.declared import SeverityWord
from dangjian_cli.models.fields import Day, Integer, NameList, Text, TextList
from dangjian_cli.models.records import Record
from dangjian_cli.models.vocabulary import PackScope

FORMAT = 1
"""The newest workspace format that this version reads."""


class PathSeverities(Record):
    """Severities for the files that match a pattern."""

    paths: Annotated[TextList, Field(alias="路径", description="文件路径的通配，如 2025/**")] = ()
    severities: Annotated[
        dict[str, SeverityWord], Field(alias="级别", default_factory=dict, description="规则编号到级别")
    ]


class PackSettings(Record):
    """规则包 of a workspace: where demands fall, and which items are switched off, each with its reason."""

    scope: Annotated[
        PackScope, Field(alias="适用", description="有台账：只对建了组织生活台账的单位；全部：对所有适用的组织")
    ] = PackScope.RECORDED
    off: Annotated[dict[str, Text], Field(alias="停用", default_factory=dict, description="停用的规则项编号和理由")]


class LetterSettings(Record):
    """公文: what official documents carry around their text. 主送 and 发文字号 go by the name of the report."""

    issuer: Annotated[Text | None, Field(alias="发文机关", description="红头上的发文机关标志")] = None
    signer: Annotated[
        Text | None, Field(alias="署名", description="落款的单位；不写为发文机关，再没有为工作区名称")
    ] = None
    addressees: Annotated[
        dict[str, Text],
        Field(alias="主送", default_factory=dict, description="报告名称到主送机关，如 {督查通报: 各单位}"),
    ]
    numbers: Annotated[
        dict[str, Text],
        Field(
            alias="发文字号", default_factory=dict, description="报告名称到发文字号，如 {督查通报: 市直机党〔2026〕8号}"
        ),
    ]


class Settings(Record):
    """What dangjian.yaml says. Thresholds are conventions of ours [约], hence settings."""

    format: Annotated[Integer, Field(alias="格式", description="格式版本，现为 1")]
    name: Annotated[Text | None, Field(alias="名称", description="工作区名称")] = None
    as_of: Annotated[Day | None, Field(alias="统计日", description="固定的统计日；不写为今天")] = None
    excluded: Annotated[TextList, Field(alias="排除", description="不读入的文件，通配")] = ()
    soon_days: Annotated[Integer, Field(alias="临期天数", description="距时限几天以内为临期，默认 15")] = 15
    prompt_days: Annotated[Integer, Field(alias="立行立改天数", description="立行立改的期限，默认 15 天")] = 15
    stale_days: Annotated[Integer, Field(alias="久未更新天数", description="推进中几天没有进展要提示，默认 60")] = 60
    severities: Annotated[
        dict[str, SeverityWord],
        Field(alias="级别", default_factory=dict, description="规则编号到级别，如 {DJ201: 错误}"),
    ]
    packs: Annotated[PackSettings | None, Field(alias="规则包", description="组织生活等规则包的适用范围和停用项")] = (
        None
    )
    scheme: Annotated[Text | None, Field(alias="预警方案", description="用哪一种预警方案，默认 三灯")] = None
    checklist: Annotated[Text | None, Field(alias="自查项目", description="用哪一份自查项目，默认 十三项")] = None
    letter: Annotated[LetterSettings | None, Field(alias="公文", description="公文的发文机关、主送、发文字号")] = None
    queries: Annotated[
        dict[str, Text],
        Field(alias="常用查询", default_factory=dict, description="名称到查询式，用时写 @名称"),
    ]
    stages: Annotated[
        dict[str, NameList],
        Field(alias="节点模板", default_factory=dict, description="名称到几个节点，登记时用 --stages 名称"),
    ]
    by_path: Annotated[tuple[PathSeverities, ...], Field(alias="分路径级别", description="某些文件的级别")] = ()
