"""签审文件不起作用。

为什么
    签审文件要说明签审的是哪段时间、统计到哪一天、每个条目的摘要，以后才能对出改动。
    这些是 dangjian sign 写的，不用手改；同一段时间签审两次，也分不清以哪一份为准。

错误
    台账: 签审
    期间: 二季度
    签审人: 李某
    统计日: 2026-06-30
    条目:
      - {编号: QS-2026Q2-0001, 名称: 修订制度汇编, 现状: 临期}

正确
    台账: 签审
    期间: 2026Q2
    签审人: 李某
    统计日: 2026-06-30
    条目: []

怎么改
    手改过的，用 Git 或备份找回原来的签审文件；找不回的，删去这份，用 dangjian sign 重新
    签审。要更正的，用 dangjian sign 期间 --amend --reason 理由 另出一份。
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dangjian_cli.book.entries import Ledger
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.kinds import SIGN_OFFS
from dangjian_cli.models.sign_off import SignedEntry, SignOffHeader
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.review.signed import Signed

_DIGEST = re.compile("[0-9a-f]{16}")


def check(situation: Situation) -> Iterator[Fault]:
    ledgers = [ledger for ledger in situation.book.ledgers if ledger.kind is SIGN_OFFS]
    for ledger in ledgers:
        if isinstance(ledger.header, SignOffHeader):
            yield from _header(ledger, ledger.header)
        yield from _entries(ledger)
    if len(ledgers) > 1:
        from dangjian_cli.review.signed import sign_offs

        yield from _twice(sign_offs(situation.book))


def _header(ledger: Ledger, header: SignOffHeader) -> Iterator[Fault]:
    if header.period is None and "期间" not in ledger.lost:
        yield Fault("DJ765", ledger.place("台账"), {}, "no_period")
    if header.period is not None and read_period(header.period, None) is None:
        yield Fault("DJ765", ledger.place("期间"), {"period": header.period}, "period")
    if header.as_of is None and "统计日" not in ledger.lost:
        yield Fault("DJ765", ledger.place("台账"), {}, "no_day")


def _entries(ledger: Ledger) -> Iterator[Fault]:
    for entry in ledger.of(SignedEntry):
        model = entry.model
        if model.entry_id is None and "条目编号" not in entry.lost:
            yield Fault("DJ765", entry.place.entry, {"id": model.id}, "no_entry")
        if model.digest is None and "摘要" not in entry.lost:
            yield Fault("DJ765", entry.place.entry, {"id": model.id}, "no_digest")
        elif model.digest is not None and _DIGEST.fullmatch(model.digest) is None:
            yield Fault("DJ765", entry.at("摘要"), {"digest": model.digest}, "digest")


def _twice(signed: "tuple[Signed, ...]") -> Iterator[Fault]:
    """Of one period and scope each number may be there once."""
    first: dict[object, Signed] = {}
    for one in signed:
        other = first.setdefault((one.key, one.number), one)
        if other is not one:
            values = {"period": one.period.name, "scope": one.scope, "file": other.ledger.file.as_posix()}
            told = (Related("另一份", other.ledger.place("期间")),)
            yield Fault("DJ765", one.ledger.place("期间"), values, "again" if one.number else "twice", told)


_RESTORE = "签审文件由 dangjian sign 写，不要手改；用 Git 或备份找回原来的文件"

RULE = Rule(
    code="DJ765",
    name="签审文件不起作用",
    family=Family.CHANGE,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("写了的签审要能用来比较", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "no_period": Sentence("没有写签审的是哪段时间", "在台账头补一行“期间: 2026Q2”"),
        "period": Sentence("“{period}”看不出是哪段时间", "写成 2026、2026H1、2026Q3 或 2026-09"),
        "no_day": Sentence("没有写统计到哪一天", "在台账头补一行“统计日: 2026-06-30”"),
        "no_entry": Sentence("{id} 没有写签审的是哪个条目", _RESTORE),
        "no_digest": Sentence("{id} 没有摘要，对不出以后的改动", _RESTORE),
        "digest": Sentence("“{digest}”不是摘要", _RESTORE),
        "twice": Sentence(
            "{period}（{scope}）已经签审过，见 {file}",
            "留下当时报出的那一份；要更正的，删去这份，用 dangjian sign {period} --amend --reason 理由 另出更正",
        ),
        "again": Sentence("{period}（{scope}）的这一次更正有两份，另一份是 {file}", "留下一份，或者改“更正”的次数"),
    },
    check=check,
)
