"""Which entry is meant by what was typed: its 编号, words of its title, a saved query, a part of it."""

from typing import TYPE_CHECKING

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.demanded import demanded
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import Answers, ask, asks
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from dangjian_cli.book.entries import Entry, Ledger
    from dangjian_cli.edit.subject import Subject
    from dangjian_cli.models.entry import Matter
    from dangjian_cli.obligations.obligation import Obligation

_FEW = 12
"""Entries that are offered when several are meant."""


def find(session: Session, target: str, out: Output, answers: Answers) -> "Subject":
    """The entry that was meant. UsageError when there is none, several, or it is not one to be edited."""
    from dangjian_cli.edit.subject import Subject
    from dangjian_cli.models.entry import Matter
    from dangjian_cli.models.kinds import GENERAL, LIST_KEY
    from dangjian_cli.syntax.parse import parse

    ledger, entry, part = _meant(session, target, out, answers)
    if ledger.kind.name == GENERAL.name and not issubclass(ledger.kind.entry, Matter):
        help = "内容直接改台账文件；要按时限考核的，在台账头的“栏目”里加一列，类型写 时限"
        raise UsageError(f"{entry.model.id} 是一条记录，没有时限，不用登记办得怎样", help)
    if not isinstance(entry.model, Matter):
        raise UsageError(f"{entry.model.id} 是{ledger.kind.name}的条目，不用这个命令登记", "直接改台账文件")
    _require_sound(session, entry)
    held = parse(session.loaded.sources[ledger.file]).data
    elements = held.get(LIST_KEY) if isinstance(held, dict) else None
    data = elements[int(entry.place.path[-1])] if isinstance(elements, list) else None
    assert isinstance(data, dict)
    subject = Subject(ledger, entry, data, part)
    _require_part(session, subject)
    return subject


def _meant(session: Session, target: str, out: Output, answers: Answers) -> "tuple[Ledger, Entry[Matter], str]":
    by_id = session.loaded.book.by_id
    if target in by_id:
        return (*by_id[target], "")  # type: ignore[return-value]
    for at, sign in enumerate(target):
        if sign in "#/@" and target[:at] in by_id:
            return (*by_id[target[:at]], target[at:])  # type: ignore[return-value]
    chosen = answers.once(f"哪一条是“{target}”", lambda: _chosen(session, target, out))
    return (*by_id[chosen], "")  # type: ignore[return-value]


def _chosen(session: Session, target: str, out: Output) -> str:
    """The one entry that these words or this saved query find; at a terminal one of several may be chosen."""
    if not target.strip():
        raise UsageError("没有写是哪一条", "写编号、任务名称里的几个字，或 @常用查询")
    asked_for = target.startswith(("@", "＠"))
    found = _by_query(session, target) if asked_for else _by_title(session, target)
    if len(found) == 1:
        out.hint(f"按{'查询' if asked_for else '名称'}找到 {found[0].id}：{found[0].title}")
        return found[0].id
    listed = [f"{one.id}  {one.title}" for one in found[:_FEW]]
    more = f"\n  ……共 {len(found)} 条" if len(found) > _FEW else ""
    if not asks():
        where = f"查询 {target} 找到 {len(found)} 条" if asked_for else f"有 {len(found)} 条的名称里有“{target}”"
        raise UsageError(where, "写明编号：\n  " + "\n  ".join(listed) + more)
    out.hint("\n".join(f"{number}  {line}" for number, line in enumerate(listed, start=1)) + more)
    chosen = ask("是哪一条？写前面的数字")
    if not chosen.isdecimal() or not 1 <= int(chosen) <= len(listed):
        raise UsageError(f"没有第“{chosen}”条", "再运行一次，写列出的数字或编号")
    return found[int(chosen) - 1].id


def _by_title(session: Session, words: str) -> "list[Matter]":
    """The entries with these words in title or 编号."""
    from dangjian_cli.models.entry import Matter

    book = session.loaded.book
    if "#" in words and book.units.resolve(words.partition("/")[0]) is not None:
        raise demanded(session, words)
    found = [entry.model for _, entry in book.each(Matter) if words in entry.model.title or words in entry.model.id]
    if not found:
        near = closest(words, book.by_id)
        raise UsageError(
            f"没有编号或名称里有“{words}”的条目", f"是不是 {near}？" if near else "全部编号：dangjian list"
        )
    return found


def _by_query(session: Session, query: str) -> "list[Matter]":
    """The entries of which a query finds something that they themselves owe."""
    from dangjian_cli.cli.asking import Asked

    situation = session.situation(None, asked=Asked(query, None))
    own = (one for one in situation.register.expansions if not one.placeholder)
    found = list({one.entry.model.id: one.entry.model for one in own}.values())
    if not found:
        raise UsageError(f"查询 {query} 一条也没有找到", f"看一看：dangjian list '{query}'")
    return found


def _require_sound(session: Session, entry: "Entry[Matter]") -> None:
    """Two entries of one id, or one with a faulty key, are put right first: it could not be said what was recorded."""
    book, id_ = session.loaded.book, entry.model.id
    same = [one.place for ledger in book.ledgers for one in ledger.entries if one.model.id == id_]
    if len(same) > 1:
        places = names(f"{file}:{line}" for file, line in (session.position(place.entry) for place in same))
        raise UsageError(f"编号 {id_} 有 {len(same)} 条：{places}", "先改其中一个编号")
    if not entry.counted:
        wrong = names(sorted(entry.lost)) or "台账头"
        raise UsageError(f"{id_} 的 {wrong} 写得不对，先改好才能登记", "看提示：dangjian check")


def _require_part(session: Session, subject: "Subject") -> None:
    """A part must be one that the entry has; a recurring entry is done by its periods."""
    from dangjian_cli.obligations.register import entry_expansions

    part, id_ = subject.part, subject.entry.model.id
    expansions = entry_expansions(session.loaded.book, subject.ledger, subject.entry)
    owed = [one for expansion in expansions for one in expansion.obligations]
    if part.startswith("@"):
        unit = unit_called(session, part[1:])
        title = f"{subject.ledger.kind.title_key}: {subject.entry.model.title}"
        line = f"{{编号: …, {title}, 上级任务: {id_}, 责任单位: {unit}}}"
        help = f"先在它的台账里加一条：\n  - {line}\n已经完成的，直接登记：dangjian done {id_}{part}"
        raise UsageError(f"{unit}还没有登记 {id_} 分解下来的任务", help)
    if part and all(one.id != subject.id for one in owed):
        parts = [one.id for one in owed if one.id != id_]
        near = closest(subject.id, parts)
        remedy = f"是不是 {near}？全部见 dangjian show {id_}" if near else "它没有期次和节点"
        raise UsageError(f"条目 {id_} 没有“{subject.id}”", remedy)


def unit_called(session: Session, name: str) -> str:
    """The full name of a unit; UsageError for a name that no ledger has."""
    units = session.loaded.book.units
    unit = units.resolve(name)
    if unit is None:
        near = closest(name, units.known_names())
        raise UsageError(f"没有“{name}”这个单位", f"是不是“{near}”？" if near else "先在组织台账里登记它")
    return unit


def recurring(session: Session, subject: "Subject") -> bool:
    """Whether the entry is owed period by period."""
    from dangjian_cli.obligations.register import entry_expansions

    return any(one.recurring for one in entry_expansions(session.loaded.book, subject.ledger, subject.entry))


def open_periods(session: Session, subject: "Subject") -> "list[Obligation]":
    """The periods of a recurring entry that are not done yet and have begun."""
    from dangjian_cli.obligations.register import entry_expansions
    from dangjian_cli.obligations.standing import Phase, stand

    day, soon = session.day(None), session.loaded.book.settings.soon_days
    expansions = entry_expansions(session.loaded.book, subject.ledger, subject.entry)
    owed = [one for expansion in expansions if expansion.recurring for one in expansion.obligations]
    return [
        one
        for one in owed
        if "#" in one.id and stand(one, day, soon).phase is not Phase.DONE and (one.opens is None or one.opens <= day)
    ]
