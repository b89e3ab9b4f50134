"""progress and done: what was done of an entry, one of its periods or one of its 节点."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dangjian_cli.base.errors import UsageError
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.edit.subject import Operation, Subject, given, relapse_of, reopened, require_open, require_whole
from dangjian_cli.syntax.parsed import Data

_EVIDENCE = re.compile(r"(?P<key>名称|文号|位置|路径)[:：=](?P<value>.*?)(?=\s+(?:名称|文号|位置|路径)[:：=]|$)")


def progress(day: date, text: str, percent: int | None, reporter: str | None) -> Operation:
    """进展: what was done on a day, and how far the work then was."""

    def apply(subject: Subject) -> dict[str, Data]:
        require_whole(subject, "进展记在条目上")
        require_open(subject)
        new = given(日期=day.isoformat(), 内容=text, 进度=None if percent is None else str(percent), 填报=reporter)
        return subject.holding(进展=[*subject.records("进展"), new])

    return apply


def done(day: date, evidence: Sequence[str], note: str | None) -> Operation:
    """完成日期 of the entry, of one of its periods, or of one of its 节点, with what proves it."""

    def apply(subject: Subject) -> dict[str, Data]:
        if subject.part.startswith("#"):
            return _period_done(subject, day, evidence, note)
        if subject.part.startswith("/"):
            return _milestone_done(subject, day, evidence)
        require_open(subject)
        if note is not None:
            raise UsageError("--note 只用于期次", "一般条目的情况用 dangjian progress 登记")
        proofs = _proofs({"佐证": subject.records("佐证")}, evidence)
        relapse = relapse_of(subject.entry.model)
        opened = subject if relapse is None else subject._replace(data=reopened(subject, relapse))
        return opened.holding(完成日期=day.isoformat(), **proofs)

    return apply


def _period_done(subject: Subject, day: date, evidence: Sequence[str], note: str | None) -> dict[str, Data]:
    years = subject.ledger.header.years
    year = years.first if years is not None and years.first == years.last else None
    wanted = read_period(subject.part[1:], year)
    records = subject.records("期次")
    new = given(完成日期=day.isoformat(), 说明=note)
    for at, record in enumerate(records):
        if isinstance(record, dict) and read_period(str(record.get("期", "")), year) == wanted:
            if "完成日期" in record:
                raise UsageError(f"{subject.id} 已经登记过完成，日期 {record['完成日期']}", "日期写错的，直接改台账")
            if note is not None and "说明" in record:
                raise UsageError(f"{subject.id} 已经有说明“{record['说明']}”", "不写 --note，或直接改台账")
            records[at] = {**record, **new, **_proofs(record, evidence)}
            break
    else:
        records.append({"期": subject.part[1:], **new, **_proofs({}, evidence)})
    return subject.holding(期次=records)


def _proofs(record: Mapping[str, Data], evidence: Sequence[str]) -> dict[str, Data]:
    """佐证 with what was there before; nothing when none is added."""
    held = record.get("佐证", [])
    return {"佐证": [*(held if isinstance(held, list) else [held]), *map(proof, evidence)]} if evidence else {}


def _milestone_done(subject: Subject, day: date, evidence: Sequence[str]) -> dict[str, Data]:
    if evidence:
        raise UsageError("节点不单独写佐证", "佐证写在条目上：登记条目完成时用 --evidence")
    records = subject.records("节点")
    at = int(subject.part[1:]) - 1
    record = records[at]
    if not isinstance(record, dict) or "完成日期" in record:
        raise UsageError(f"节点 {subject.id} 已经登记过完成", "日期写错的，直接改台账")
    records[at] = {**record, "完成日期": day.isoformat()}
    return subject.holding(节点=records)


def proof(text: str) -> Data:
    """佐证 as typed: a name, or `名称:通知 文号:市机党〔2026〕5号`."""
    found = {match["key"]: match["value"].strip() for match in _EVIDENCE.finditer(text)}
    return {**found} if found else {"名称": text}
