"""The pieces of a normalised deadline, each with its numbers: 6月 · 底 · 前."""

import re
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

_BY_NUMBERS = r"(?:[五七八十六]\.?一|三\.?八|五\.?四)(?![一二三四五六七八九十月个日])"
"""五一, 七一, 八一, 十一, 六一, 三八, 五四, but not the 十一 of 十一月."""
_DIGIT = "0"
"""Any digit, as a sign."""


class T(Enum):
    """Kinds of token, tried in the order of definition.

    First what is made of several words (frequencies, dates), then single words, last what could be part of them.
    The value: expressions, each behind its signs, characters of which a text that it fits has at least one (0 stands
    for any digit).
    """

    EVENT = ("每", r"每(?:次|场|批|轮|届|逢|个?工作日)")
    EVERY = (
        "每",
        r"每隔?[0-9]{0,2}个?(?:[日天]|双?周(?!期)|星期|礼拜|旬|半个?月|双月|月度?|季度?(?!节)|半年度?|学期|年度?)",
        "逐按分",
        r"(?:[逐按分])(?:[月年]|季度?|周|旬|半年)(?!度?(?:计划|安排|要求|目标|工作))",
        "隔",
        r"隔[周月年]",
        "/",
        r"[0-9]{1,2}次/(?:半?年|季度?|月|周|学期)",
        "次",
        (
            r"(?<![0-9上下每全本当今次明季半前后])"
            r"(?:半年|半个?月|学期|1?季度?|[月年]度?|1月|周|旬"
            r"|[0-9]{1,2}(?:个(?:月|季度|星期|学期)|年|周|天|日))"
            r"(?=[^0-9,;。、底末初中内前后每]{0,8}?[0-9]{1,2}次)"
        ),
        "一",
        r"(?<![0-9上下每本次当个])(?:半年|1?(?:季度?|月|年))(?=一[^0-9季月年周日个至到、,;。-])",
        "调通讲研例小",
        r"(?<![0-9上下每本次当个])[周月季](?=调度|通报|讲评|研判|例会|小结)",
        "后",
        r"(?<![0-9上下每本次当前后个])(?:季度?|月)(?=(?:结束|终了)?后[0-9])",
    )
    TIMES = ("次", r"(?<!第)[0-9]{1,3}(?:-[0-9]{1,3})?次")
    FOREIGN = ("-./", r"(?<![0-9])[0-9]{1,2}(?P<mark>[-./])[0-9]{1,2}(?P=mark)[0-9]{2,4}(?![0-9.月日])")
    DATE = (
        "-./",
        r"(?<![0-9])(?:19|20|21)[0-9]{2}(?P<sep>[-./])[0-9]{1,2}(?P=sep)[0-9]{1,2}(?![0-9月])[日号]?",
        _DIGIT,
        r"(?<![0-9])20[0-9]{2}[01][0-9][0-3][0-9](?![0-9])",
    )
    YEAR_PART = (
        "QqHhWw",
        r"(?<![0-9])(?:20[0-9]{2}年?)?(?:[Qq][1-4]|[Hh][12])(?![0-9])|(?<![0-9])20[0-9]{2}[Ww][0-9]{1,2}",
    )
    YEAR_MONTH = (
        "-./",
        r"(?<![0-9])(?:19|20|21)[0-9]{2}[-./][0-9]{1,2}(?![0-9季])(?:月份?)?",
        _DIGIT,
        r"(?<![0-9])20[0-9]{2}(?:0[1-9]|1[0-2])(?![0-9])",
    )
    MONTH_DAY = ("./", r"(?<![0-9.])[0-9]{1,2}[./][0-9]{1,2}(?![0-9.月个季次天周年%])[日号]?")
    YEAR = (
        "年",
        (
            r"(?<![0-9])(?:19|20|21)[0-9]{2}年度?"
            r"|(?<![0-9])[2-4][0-9]年(?=[0-9]{1,2}月|[底末初]|[上下]半年|第?[1-4]季)"
        ),
    )
    FIRST_MONTHS = ("季个", r"前[2-3]季度?|(?:^|(?<=年))前[1-9][0-9]?个月(?!内)")
    QUARTER = ("季", r"第?(?<![0-9])[1-4]季度?(?!节)")
    HALF = ("半", r"[上下]半年度?|[前后]半年(?!内)")
    HALVES = ("半", r"上[、和及]?下半年")
    THIRD = ("旬半", r"上中旬|中下旬|[上中下]旬|[上下前后]半月")
    ORDINAL_MONTH = ("第最首末", r"(?:第[1-9]|最后1|最末1|首)个?月|末月")
    ORDINAL_DAY = (
        "工周星礼",
        (
            r"(?:第[1-9]|最后1|最末1|首|末)个?(?:工作日|(?:周|星期|礼拜)[1一二三四五六日天]|周(?!年|期)|星期)"
            r"|第[1-9][0-9]?周"
        ),
    )
    ORDINAL = ("第", r"第[0-9]+(?![0-9]|季)")
    NEAR_MONTH = ("次翌下本当上", r"(?:次|翌|下1?个?|本|当|上1?个?)月")
    NEAR_YEAR = ("次翌明来后今本当去上下", r"(?:次|翌|明|来|后|今|本|当|去|上)年(?:度)?|[本下上]1?年度")
    WHOLE_YEAR = ("年", r"全年度?|整年|年内|年度内?")
    YEAR_END = ("年岁", r"年[底末终]|岁[末尾]")
    YEAR_START = ("初", r"年初")
    YEAR_MIDDLE = ("中", r"年中(?!国|央)")
    MONTH_END = ("底末", r"月[底末]")
    MONTH_START = ("初", r"月初(?![步稿])")
    PERIOD_END = ("季学", r"(?:季度?|学期)[底末]|季度?初")
    CLOCK = (":时点午晚", r"[0-9]{1,2}(?::[0-9]{2}|[时点](?:[0-9]{1,2}分|半)?(?!间))|[上下中]午|晚上")
    MONTH = ("月", r"(?<![0-9])[0-9]{1,2}月份?(?:月(?=[底末初]))?")
    DURATION = (
        "个工小天周星自",
        r"[0-9]{1,4}(?:个(?:工作日|半?月|季度|星期|周|小时|自然日)|工作日|小时|天|周(?!年|期)|星期|自然日)",
        "年",
        r"(?<![0-9])[0-9]{1,2}年(?!级|代|度)",
        "半",
        r"半年|半个?月",
    )
    DAY = ("日号", r"(?<![0-9])[0-9]{1,3}[日号](?!文)")
    WEEKDAY = (
        "周星礼",
        r"(?:周|星期|礼拜)[一二三四五六日天](?:[、和及至到-](?:周|星期|礼拜)?[一二三四五六日天])*",
    )
    FESTIVAL = (
        "节",
        rf"(?:{_BY_NUMBERS})?(?:国际)?(?:劳动|妇女|青年|儿童|建党|建军)节",
        "一八四",
        rf"{_BY_NUMBERS}节?",
        "旦春除宵清端秋庆师宪",
        r"元旦|春节|除夕|(?:元宵|清明|端午|中秋|国庆)节?|教师节|国家宪法日",
    )
    LUNAR = ("农阴腊正重", r"农历|阴历|腊月|正月|重阳节?")
    NOW = ("即现", r"即日|即刻起|现在起")
    TODAY = ("当次第", r"当日|当天|当场|次日|第二天")
    IMMEDIATE = (
        "立即边马",
        (
            r"立行立改|立改立行|[立即]知[立即]改|[立即]查[立即]改|边[查巡学整]边改|立整立改|即行即改|立说立行"
            r"|即时整改|立改|即改|立即|立刻|即刻|马上"
        ),
    )
    LASTING = (
        "长常持坚久贯断",
        r"长期|常态|持续(?!到|至)|长抓不懈|常抓不懈|坚持不懈|经常|日常|久久为功|一以贯之|不间断|持之以恒",
    )
    VAGUE = (
        "适实随及尽早近按择届必另定序视同如限求待t",
        (
            r"适时|实时|随时|及时|尽快|尽早|早日|近期|按需|择机|择期|届时|必要时|另行|不?定期|有序推进|视情"
            r"|同步|按期|按时|如期|限期|上级要求|待明确|待确定|待补充?|待填|tbd"
        ),
        "内",
        r"[周月]内",
        "季",
        r"[本上下当]季度?",
        "视",
        r"视[^0-9]{0,8}?情况",
        "按依",
        r"[按依]照?[^0-9]{0,8}?(?:要求|安排|部署|规定|计划|节点|进度|通知|时序)",
        "据",
        r"根据[^0-9]{0,8}?(?:要求|安排|部署|规定|需要|情况|进度|通知)",
        "周星礼",
        r"[本这下上]个?(?:周|星期|礼拜)[一二三四五六日天末内]?",
    )
    PLACEHOLDER = ("T待", r"TBD|TODO|待定(?!期)")
    UNTIL = ("截直迟晚", r"截[至止](?:到)?|直[至到]|最迟|最晚|至迟|不迟于|不晚于")
    QUANTITY = (
        "%‰人名项篇场家个件份条户万元学课期批轮位部本处所支级类周分号亿余多届",
        (
            r"[0-9]+(?:\.[0-9]+)?"
            r"(?:%|‰|人次|人|名|项|篇|场|家|个|件|份|条|户|万|元|学时|课时|期|批|轮|位|部|本|处|所|支|级|类|周年"
            r"|分|号文|亿|余|多|届)"
        ),
    )
    NUMBER = (_DIGIT, r"[0-9]+(?:\.[0-9]+)?")
    END = ("底末最", r"[底末]|最后1[天日]")
    START = ("初", r"初(?![步稿审次心评选核级中始])")
    MIDDLE = ("中", r"中(?![国心央共期层标小考专学])")
    BEFORE = ("前", r"(?:之|以)?(?<![目当此先眼])前(?![期沿瞻后置进景往])|提前")
    WITHIN = ("内", r"(?:之|以)?内(?![部容控审涵设外])")
    DURING = ("间", r"期间|间")
    AFTER = ("后", r"(?:结束|终了)?(?:之|以)?(?<![今最落先])后(?![续备勤期])")
    FROM = ("起开启", r"起(?![草诉来到底点])|开始|启动(?!会|仪式|大会)|开工")
    JOIN = ("-至到", r"-+|至(?![少今于上关此善])|到(?![位达人岗底期场会家])")
    LIST = ("、/&+和及与或", r"[、/&+]|和|及|与|或")
    BREAK = (",;。:!?", r"[,;。:!?]")


class Token(NamedTuple):
    """One piece: what it is, its text and the numbers in it. The kind of text that no pattern knows is None."""

    kind: T | None
    text: str
    numbers: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """The last number in the text."""
        return self.numbers[-1]


class Piece(NamedTuple):
    """One expression of a kind, and the characters of which a text that it fits has at least one."""

    kind: T
    signs: frozenset[str]
    expression: str


PIECES = tuple(
    Piece(kind, frozenset(signs), expression)
    for kind in T
    for signs, expression in zip(kind.value[::2], kind.value[1::2], strict=True)
)
_NUMBERS = re.compile("[0-9]+")
_ANY_DIGIT = str.maketrans("123456789", _DIGIT * 9)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """Compiled when the first text shows a sign of it: start-up counts, and to compile all as one takes long."""
    return re.compile(expression)


@lru_cache(maxsize=1024)
def _shown(signs: frozenset[str]) -> tuple[tuple[T, re.Pattern[str]], ...]:
    """The pieces that a text of these characters may hold."""
    return tuple((one.kind, _pattern(one.expression)) for one in PIECES if not one.signs.isdisjoint(signs))


def tokenise(plain: str) -> tuple[Token, ...]:
    """The normalised text in pieces, nothing left out: the piece that begins first, of several the first defined."""
    shown = _shown(frozenset(plain.translate(_ANY_DIGIT)))
    ahead = {at: match for at, (_, pattern) in enumerate(shown) if (match := pattern.search(plain))}
    found: list[Token] = []
    end = 0
    while ahead:
        first = min(ahead, key=lambda at: ahead[at].start())
        match = ahead[first]
        if match.start() > end:
            found.append(Token(None, plain[end : match.start()]))
        text, end = match[0], match.end()
        found.append(Token(shown[first][0], text, tuple(map(int, _NUMBERS.findall(text)))))
        for at in [at for at, each in ahead.items() if each.start() < end]:
            if again := shown[at][1].search(plain, end):
                ahead[at] = again
            else:
                del ahead[at]
    if end < len(plain):
        found.append(Token(None, plain[end:]))
    return tuple(found)
