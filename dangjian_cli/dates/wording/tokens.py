"""The pieces of a normalised deadline, each with its numbers: 6月 · 底 · 前."""

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

_BY_NUMBERS = r"(?:[五七八十六]\.?一|三\.?八|五\.?四)(?![一二三四五六七八九十月个日])"
"""五一, 七一, 八一, 十一, 六一, 三八, 五四, but not the 十一 of 十一月."""


class T(Enum):
    """Kinds of token. The value is the pattern, tried in the order of definition.

    First what is made of several words (frequencies, dates), then single words, last what could be part of them.
    """

    EVENT = r"每(?:次|场|批|轮|届|逢|个?工作日)"
    EVERY = (
        r"每隔?[0-9]{0,2}个?(?:[日天]|双?周(?!期)|星期|礼拜|旬|半个?月|双月|月度?|季度?(?!节)|半年度?|学期|年度?)"
        r"|(?:[逐按分])(?:[月年]|季度?|周|旬|半年)(?!度?(?:计划|安排|要求|目标|工作))"
        r"|隔[周月年]"
        r"|[0-9]{1,2}次/(?:半?年|季度?|月|周|学期)"
        r"|(?<![0-9上下每全本当今次明季半前后])"
        r"(?:半年|半个?月|学期|1?季度?|[月年]度?|1月|周|旬"
        r"|[0-9]{1,2}(?:个(?:月|季度|星期|学期)|年|周|天|日))"
        r"(?=[^0-9,;。、底末初中内前后每]{0,8}?[0-9]{1,2}次)"
        r"|(?<![0-9上下每本次当个])(?:半年|1?(?:季度?|月|年))(?=一[^0-9季月年周日个至到、,;。-])"
        r"|(?<![0-9上下每本次当个])[周月季](?=调度|通报|讲评|研判|例会|小结)"
        r"|(?<![0-9上下每本次当前后个])(?:季度?|月)(?=(?:结束|终了)?后[0-9])"
    )
    TIMES = r"(?<!第)[0-9]{1,3}(?:-[0-9]{1,3})?次"
    FOREIGN = r"(?<![0-9])[0-9]{1,2}(?P<mark>[-./])[0-9]{1,2}(?P=mark)[0-9]{2,4}(?![0-9.月日])"
    DATE = (
        r"(?<![0-9])(?:19|20|21)[0-9]{2}(?P<sep>[-./])[0-9]{1,2}(?P=sep)[0-9]{1,2}(?![0-9月])[日号]?"
        r"|(?<![0-9])20[0-9]{2}[01][0-9][0-3][0-9](?![0-9])"
    )
    YEAR_PART = r"(?<![0-9])(?:20[0-9]{2}年?)?(?:[Qq][1-4]|[Hh][12])(?![0-9])|(?<![0-9])20[0-9]{2}[Ww][0-9]{1,2}"
    YEAR_MONTH = (
        r"(?<![0-9])(?:19|20|21)[0-9]{2}[-./][0-9]{1,2}(?![0-9季])(?:月份?)?"
        r"|(?<![0-9])20[0-9]{2}(?:0[1-9]|1[0-2])(?![0-9])"
    )
    MONTH_DAY = r"(?<![0-9.])[0-9]{1,2}[./][0-9]{1,2}(?![0-9.月个季次天周年%])[日号]?"
    YEAR = (
        r"(?<![0-9])(?:19|20|21)[0-9]{2}年度?"
        r"|(?<![0-9])[2-4][0-9]年(?=[0-9]{1,2}月|[底末初]|[上下]半年|第?[1-4]季)"
    )
    FIRST_MONTHS = r"前[2-3]季度?|(?:^|(?<=年))前[1-9][0-9]?个月(?!内)"
    QUARTER = r"第?(?<![0-9])[1-4]季度?(?!节)"
    HALF = r"[上下]半年度?|[前后]半年(?!内)"
    HALVES = r"上[、和及]?下半年"
    THIRD = r"上中旬|中下旬|[上中下]旬|[上下前后]半月"
    ORDINAL_MONTH = r"(?:第[1-9]|最后1|最末1|首)个?月|末月"
    ORDINAL_DAY = (
        r"(?:第[1-9]|最后1|最末1|首|末)个?(?:工作日|(?:周|星期|礼拜)[1一二三四五六日天]|周(?!年|期)|星期)"
        r"|第[1-9][0-9]?周"
    )
    ORDINAL = r"第[0-9]+(?![0-9]|季)"
    NEAR_MONTH = r"(?:次|翌|下1?个?|本|当|上1?个?)月"
    NEAR_YEAR = r"(?:次|翌|明|来|后|今|本|当|去|上)年(?:度)?|[本下上]1?年度"
    WHOLE_YEAR = r"全年度?|整年|年内|年度内?"
    YEAR_END = r"年[底末终]|岁[末尾]"
    YEAR_START = r"年初"
    YEAR_MIDDLE = r"年中(?!国|央)"
    MONTH_END = r"月[底末]"
    MONTH_START = r"月初(?![步稿])"
    PERIOD_END = r"(?:季度?|学期)[底末]|季度?初"
    CLOCK = r"[0-9]{1,2}(?::[0-9]{2}|[时点](?:[0-9]{1,2}分|半)?(?!间))|[上下中]午|晚上"
    MONTH = r"(?<![0-9])[0-9]{1,2}月份?(?:月(?=[底末初]))?"
    DURATION = (
        r"[0-9]{1,4}(?:个(?:工作日|半?月|季度|星期|周|小时|自然日)|工作日|小时|天|周(?!年|期)|星期|自然日)"
        r"|(?<![0-9])[0-9]{1,2}年(?!级|代|度)|半年|半个?月"
    )
    DAY = r"(?<![0-9])[0-9]{1,3}[日号](?!文)"
    WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天](?:[、和及至到-](?:周|星期|礼拜)?[一二三四五六日天])*"
    FESTIVAL = (
        rf"(?:{_BY_NUMBERS})?(?:国际)?(?:劳动|妇女|青年|儿童|建党|建军)节|{_BY_NUMBERS}节?"
        r"|元旦|春节|除夕|(?:元宵|清明|端午|中秋|国庆)节?|教师节|国家宪法日"
    )
    LUNAR = r"农历|阴历|腊月|正月|重阳节?"
    NOW = r"即日|即刻起|现在起"
    TODAY = r"当日|当天|当场|次日|第二天"
    IMMEDIATE = (
        r"立行立改|立改立行|[立即]知[立即]改|[立即]查[立即]改|边[查巡学整]边改|立整立改|即行即改|立说立行"
        r"|即时整改|立改|即改|立即|立刻|即刻|马上"
    )
    LASTING = r"长期|常态|持续(?!到|至)|长抓不懈|常抓不懈|坚持不懈|经常|日常|久久为功|一以贯之|不间断|持之以恒"
    VAGUE = (
        r"适时|实时|随时|及时|尽快|尽早|早日|近期|按需|择机|择期|届时|必要时|另行|不?定期|有序推进|视情"
        r"|同步|按期|按时|如期|限期|上级要求|待明确|待确定|待补充?|待填|tbd|[周月]内|[本上下当]季度?"
        r"|视[^0-9]{0,8}?情况"
        r"|[按依]照?[^0-9]{0,8}?(?:要求|安排|部署|规定|计划|节点|进度|通知|时序)"
        r"|根据[^0-9]{0,8}?(?:要求|安排|部署|规定|需要|情况|进度|通知)"
        r"|[本这下上]个?(?:周|星期|礼拜)[一二三四五六日天末内]?"
    )
    PLACEHOLDER = r"TBD|TODO|待定(?!期)"
    UNTIL = r"截[至止](?:到)?|直[至到]|最迟|最晚|至迟|不迟于|不晚于"
    QUANTITY = (
        r"[0-9]+(?:\.[0-9]+)?"
        r"(?:%|‰|人次|人|名|项|篇|场|家|个|件|份|条|户|万|元|学时|课时|期|批|轮|位|部|本|处|所|支|级|类|周年"
        r"|分|号文|亿|余|多|届)"
    )
    NUMBER = r"[0-9]+(?:\.[0-9]+)?"
    END = r"[底末]|最后1[天日]"
    START = r"初(?![步稿审次心评选核级中始])"
    MIDDLE = r"中(?![国心央共期层标小考专学])"
    BEFORE = r"(?:之|以)?(?<![目当此先眼])前(?![期沿瞻后置进景往])|提前"
    WITHIN = r"(?:之|以)?内(?![部容控审涵设外])"
    DURING = r"期间|间"
    AFTER = r"(?:结束|终了)?(?:之|以)?(?<![今最落先])后(?![续备勤期])"
    FROM = r"起(?![草诉来到底点])|开始|启动(?!会|仪式|大会)|开工"
    JOIN = r"-+|至(?![少今于上关此善])|到(?![位达人岗底期场会家])"
    LIST = r"[、/&+]|和|及|与|或"
    BREAK = r"[,;。:!?]"


class Token(NamedTuple):
    """One piece: what it is, its text and the numbers in it. The kind of text that no pattern knows is None."""

    kind: T | None
    text: str
    numbers: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """The last number in the text."""
        return self.numbers[-1]


_KINDS = {kind.name: kind for kind in T}
_NUMBERS = re.compile("[0-9]+")


@cache
def _lexer() -> re.Pattern[str]:
    """All patterns as one, compiled when the first deadline is read: most commands start without one."""
    return re.compile("|".join(f"(?P<{kind.name}>{kind.value})" for kind in T))


def tokenise(plain: str) -> tuple[Token, ...]:
    """The normalised text in pieces, nothing left out."""
    found: list[Token] = []
    end = 0
    for match in _lexer().finditer(plain):
        if match.start() > end:
            found.append(Token(None, plain[end : match.start()]))
        text, end = match[0], match.end()
        numbers = tuple(map(int, _NUMBERS.findall(text)))
        found.append(Token(_KINDS[str(match.lastgroup)], text, numbers))
    if end < len(plain):
        found.append(Token(None, plain[end:]))
    return tuple(found)
