"""What commands that record something ask for: at the terminal, once; else what is missing is named."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date

from dangjian_cli.base.errors import DangjianError, UsageError
from dangjian_cli.cli.session import Session


class Answers:
    """What was answered in one run: when the work has to be done anew, no question is asked once more."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def once(self, question: str, answer: Callable[[], str]) -> str:
        """The answer given before, else a new one."""
        if question not in self._given:
            self._given[question] = answer()
        return self._given[question]

    def to(self, question: str) -> str:
        """What someone answers at the terminal."""
        return self.once(question, lambda: ask(question))

    def needed(self, value: str | None, option: str, question: str) -> str:
        """What was typed; without it what someone answers; UsageError when nobody can be asked."""
        if value is not None and value.strip():
            return value
        answer = self.to(question) if asks() else ""
        if not answer:
            raise UsageError(f"没有写{question}", f"加上 {option}")
        return answer


def asks() -> bool:
    """Whether someone sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not os.environ.get("CI")


def ask(question: str) -> str:
    """What someone answers at the terminal."""
    sys.stderr.write(f"{question}：")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def not_so(error: DangjianError) -> None:
    """Say why an answer will not do, before it is asked for once more."""
    sys.stderr.write(f"{error.message}\n改法：{error.help}\n")


def needed(value: str | None, option: str, question: str) -> str:
    """The same for a command that asks before it begins."""
    return Answers().needed(value, option, question)


def listed(ids: Iterable[str]) -> str:
    """Ids on lines of their own, for a remedy."""
    return "".join(f"\n  {one}" for one in ids)


def the_day(session: Session, text: str | None, option: str = "--date") -> date:
    """A day as typed, else that of the session; UsageError for one that is none, or still to come."""
    today = session.day(None)
    day = any_day(text, option) if text is not None else today
    if day > today:
        raise UsageError(f"选项 {option}：{day} 还没有到", f"统计日是 {today}；只登记已经发生的事")
    return day


def any_day(text: str, option: str) -> date:
    """A day in any spelling that ledgers have; UsageError for a text that is none."""
    from dangjian_cli.dates.written_date import DateFault, DateProblem, read_date

    read = read_date(text)
    if not isinstance(read, DateFault):
        return read
    if read.problem is not DateProblem.SPELLING or read.day is None:
        raise UsageError(f"选项 {option}：{read.sentence}", read.advice)
    return read.day
