"""As many transactions as a workspace has entries, of the same size and in as many files, for hledger and beancount."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.phrases import Phrases

_ACCOUNTS = (
    ("Expenses:Training", "Expenses:Study", "Expenses:Printing", "Expenses:Visits"),
    ("Assets:Bank", "Assets:Cash"),
)
_POSTINGS = 4


@dataclass(frozen=True, slots=True)
class Transaction:
    """What both programs are given: a balanced transaction with about as much text as an entry of a ledger."""

    day: date
    number: str
    title: str
    notes: tuple[tuple[str, str], ...]
    postings: tuple[tuple[str, int, str], ...]


def hledger(sizes: Sequence[int], seed: int) -> dict[str, str]:
    """A journal that includes one file for each size; notes are tags in comments."""
    accounts = "".join(f"account {account}\n" for group in _ACCOUNTS for account in group)
    files = {f"{index:04}.journal": "\n".join(map(_hledger, part)) for index, part in _parts(sizes, seed)}
    includes = "".join(f"include {name}\n" for name in files)
    return {"main.journal": f"commodity CNY 1000.00\n{accounts}{includes}", **files}


def beancount(sizes: Sequence[int], seed: int) -> dict[str, str]:
    """The same for beancount; notes are metadata."""
    accounts = "".join(f"2020-01-01 open {account} CNY\n" for group in _ACCOUNTS for account in group)
    files = {f"{index:04}.beancount": "\n".join(map(_beancount, part)) for index, part in _parts(sizes, seed)}
    includes = "".join(f'include "{name}"\n' for name in files)
    return {"main.beancount": f'option "operating_currency" "CNY"\n{accounts}{includes}', **files}


def _parts(sizes: Sequence[int], seed: int) -> Iterator[tuple[int, list[Transaction]]]:
    for index, size in enumerate(sizes, start=1):
        random = Random(f"{seed}/journal/{index}")
        phrases = Phrases(random)
        yield index, [_transaction(f"{index:04}-{number:04}", random, phrases) for number in range(size)]


def _transaction(number: str, random: Random, phrases: Phrases) -> Transaction:
    amounts = [random.randint(1, 90000) for _ in range(_POSTINGS - 1)]
    accounts = [random.choice(_ACCOUNTS[0]) for _ in amounts]
    notes = (
        ("measures", phrases.measures()), ("aim", phrases.aim()), ("basis", phrases.document(2026)),
        ("owner", phrases.person()), ("progress", phrases.step()), ("evidence", phrases.evidence()),
        ("cause", phrases.cause()),
    )  # fmt: skip
    lines = [(account, amount, phrases.step()) for account, amount in zip(accounts, amounts, strict=True)]
    lines.append((random.choice(_ACCOUNTS[1]), -sum(amounts), phrases.step()))
    return Transaction(
        date(2026, 1, 1) + timedelta(days=random.randint(0, 270)), number, phrases.task(), notes, tuple(lines)
    )


def _hledger(one: Transaction) -> str:
    lines = [f"{one.day} * ({one.number}) {one.title}", *(f"    ; {name}: {text}" for name, text in one.notes)]
    lines += [f"    {account}  {_amount(cents)} CNY  ; {note}" for account, cents, note in one.postings]
    return "\n".join(lines) + "\n"


def _beancount(one: Transaction) -> str:
    lines = [f'{one.day} * "{one.number}" "{one.title}"', *(f'  {name}: "{text}"' for name, text in one.notes)]
    for account, cents, note in one.postings:
        lines += [f"  {account}  {_amount(cents)} CNY", f'    note: "{note}"']
    return "\n".join(lines) + "\n"


def _amount(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
