"""A period of organisational life that someone wants to record as done: what to type instead."""

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.session import Session


def demanded(session: Session, id_: str) -> UsageError:
    """No entry is to be changed there: a meeting is to be recorded, and this is the line that does it."""
    from dangjian_cli.dates.period_text import read_period
    from dangjian_cli.obligations.demands import UNRECORDED
    from dangjian_cli.obligations.elections import ELECTION

    what = f"{id_} 是组织生活的一期，不在条目里"
    demands = session.whole_situation(None).register.demands
    found = next(((demand, one) for demand in demands for one in demand.obligations if one.id == id_), None)
    if found is None:
        near = closest(id_, [one.id for demand in demands for one in demand.obligations])
        return UsageError(f"没有“{id_}”这一期", f"是不是 {near}？" if near else "各期见 dangjian report 组织生活")
    demand, owed = found
    if f"/{ELECTION}#" in id_:
        return UsageError(f"{id_} 是一次换届，不在条目里", f"在组织台账里把{owed.unit}的“本届起”改成新一届的日期")
    model = demand.item.model
    if owed.ledger == UNRECORDED or model.type is None:
        return UsageError(what, "先建一本组织生活台账，再记一次会议，写明类型、日期和责任单位")
    period = read_period(id_.rpartition("#")[2], None)
    day = session.day(None)
    held = period.last if period is not None and period.last < day else day
    fields = {"类型": model.type.value, "日期": held.isoformat()}
    if model.lecturer is not None:
        fields["主讲角色"] = model.lecturer.value
    if period is not None and held < period.start:
        fields["期"] = id_.rpartition("#")[2]
    line = f"dangjian add {session.displayed(owed.source)} {owed.title} --unit {owed.unit}"
    line += "".join(f" --set {key}={value}" for key, value in fields.items())
    return UsageError(what, f"已经开过的，记一次会议，日期改成召开的那天：\n  {line}")
