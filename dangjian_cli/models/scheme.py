"""预警方案: when an office warns, in which colour, and what it does then. Places differ: data, not code."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Integer, Percent, RequiredText, Text, words
from dangjian_cli.models.vocabulary import Colour, Confidence, SupervisionLevel, Trigger


class SchemeHeader(Header):
    """Header of a warning scheme; its 名称 is what dangjian.yaml chooses it by."""

    confidence: Annotated[Confidence | None, Field(alias="可信度", description="A、B、C 或 约")] = None


class Level(Entry):
    """One level (黄灯, 提醒卡, 红单), listed from the lightest to the gravest; the gravest that fits is given."""

    title: Annotated[RequiredText, Field(alias="名称", description="级别的名称，如 黄灯、提醒卡")]
    colour: Annotated[Colour | None, Field(alias="颜色", description="颜色")] = None
    triggers: Annotated[
        tuple[Trigger, ...], words(Trigger), Field(alias="条件", description="有一条成立就给这一级")
    ] = ()
    overdue_days: Annotated[Integer | None, Field(alias="逾期天数", description="逾期满多少天，不写为 1 天")] = None
    soon_days: Annotated[Integer | None, Field(alias="临期天数", description="多少天以内，不写用工作区的临期天数")] = (
        None
    )
    behind: Annotated[Percent | None, Field(alias="序时差", description="进度比时间慢多少个百分点，不写为 20")] = None
    below: Annotated[Percent | None, Field(alias="进度低于", description="进度不足的界线，不写为 30")] = None
    former: Annotated[
        SupervisionLevel | None, Field(alias="上一级别", description="督办未办结：只看这一级别的督办单；不写为各级")
    ] = None
    supervision: Annotated[SupervisionLevel | None, Field(alias="督办级别", description="发督办单时记的级别")] = None
    reply_days: Annotated[Integer | None, Field(alias="回复天数", description="督办单发出后多少天内回复")] = None
    demand: Annotated[Text | None, Field(alias="办理要求", description="督办单上写的办理要求")] = None
    next_step: Annotated[Text | None, Field(alias="下一步", description="下一步做什么")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
