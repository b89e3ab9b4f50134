"""Whole workspaces in ruins: what keyboards, editors, merges, disks and strangers do to a file, one file at a time."""

import random
import re
from collections.abc import Callable, Sequence

_SIGNS: list[str] = [
    *"：:，,、；。［］｛｝[]{}\"'“”【】《》（）()-－—– \t\u3000\n\r#＃&*!%@`|>?~=<+\\/_.0123456789年月日甲aX零十两",
    *("\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u200b", "\ufeff", "\u202e", "\ue000", "\uffff", "\U00020bb7", "👍"),
    *("- ", "\n  - ", ": ", "编号", "  ", "\n\n", '" ', " #1", "- 编号: ", "\n    ", "\n---\n", "\n...\n", "null", "~"),
    *("\n<<<<<<< HEAD\n", "\n=======\n", "\n>>>>>>> x\n", "&a ", "*a", "!!str ", "<<: ", "? ", "|\n", ">-\n", "%YAML 1.1\n"),
]  # fmt: skip
_VALUES: list[str] = [
    *("", "~", "[]", "{}", "''", "0", "-1", "010", "1_000", "1e9", ".nan", "yes", "12:30", "9" * 30, "１２", "十二", "两"),
    *("2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "0001-01-01", "2026.6", "2026年", "2026-2028", "2028-2026"),
    *("每月", "每季度末", "每年1月底前", "每两周", "每9999年", "0年1月底前", "99999年底前", "次月", "年底前15天", "一个月内"),
    *("999999999个工作日内", "6月31日前", "长期", "立行立改", "6月底前、12月底前", "四季度", "上半年", "即日起30日内"),
    *("RW-2026-001", "ZG-2026-01", "市直机关工委", "工委办公室", "各党支部", "张某、李某", "张某，李某", "X人", "待定"),
    *("已完成", "暂缓", "100", "101", "50%", ">=3", "3个", "{甲: 乙}", "[甲, [乙]]", "[{甲: 乙}]", "13800138000", "机密★10年"),
    *("[{日期: 2026-06-01, 内容: 甲}]", "{起: 2026-01-01, 止: 2025-01-01, 理由: 甲}", "甲" * 300, "[" + "甲, " * 300 + "]"),
]  # fmt: skip
_PAIR = re.compile(r"(?m)^(?P<head>[ \-]*(?P<key>[^\s:#\-{\[][^\s:#]*): )(?P<value>.+)$")


def ruined(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """The file after one to eight misfortunes; `others` are files of which pieces may get into this one."""
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 5, 8])):
        raw = chance.choices(_MISFORTUNES, _WEIGHTS)[0](chance, raw, others)
    return raw


def _bytes(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """A byte lost, added, changed; a stretch lost, doubled, overwritten; the rest lost."""
    at = chance.randrange(len(raw) + 1)
    length = chance.choice([1, 1, 2, 3, 8, 64, 512])
    noise = chance.randbytes(length)
    match chance.randrange(6):
        case 0:
            return raw[:at] + raw[at + length :]
        case 1:
            return raw[:at] + noise + raw[at:]
        case 2:
            return raw[:at] + noise + raw[at + length :]
        case 3:
            return raw[:at] + raw[at : at + length] * 2 + raw[at + length :]
        case 4:
            return raw[:at] + b"\0" * length + raw[at + length :]
        case _:
            return raw[:at]


def _signs(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """A character typed by mistake, or instead of another."""
    text = raw.decode("utf-8", "replace")
    at = chance.randrange(len(text) + 1)
    return (text[:at] + chance.choice(_SIGNS) + text[at + chance.choice([0, 0, 1, 2]) :]).encode("utf-8", "replace")


def _lines(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """A line lost, doubled, moved, shifted, or one of another file."""
    lines = raw.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = b" " * chance.choice([1, 2, 4]) + lines[at]
        case 4:
            lines[at] = lines[at][chance.choice([1, 2, 4]) :]
        case _:
            foreign = chance.choice(others).split(b"\n")
            start = chance.randrange(len(foreign))
            lines[to:to] = foreign[start : start + chance.choice([1, 1, 5, 20])]
    return b"\n".join(lines)


def _values(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """A value that makes no sense where it stands, or a key under another one's value: legal YAML, as a rule."""
    text = raw.decode("utf-8", "replace")
    pairs = list(_PAIR.finditer(text))
    if not pairs:
        return raw
    pair = chance.choice(pairs)
    if chance.random() < 0.7:
        foreign = _PAIR.findall(chance.choice(others).decode("utf-8", "replace"))
        value = chance.choice(_VALUES) if chance.random() < 0.6 or not foreign else chance.choice(foreign)[2]
        text = text[: pair.start("value")] + value + text[pair.end("value") :]
    else:
        key = chance.choice(
            [*(one["key"] for one in pairs), "节点", "延期", "频次", "分解到", "上级任务", "销号", "暂缓"]
        )
        text = text[: pair.start("key")] + key + text[pair.end("key") :]
    return text.encode("utf-8", "replace")


def _encoding(chance: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Saved in another encoding, or with other line ends."""
    text = raw.decode("utf-8", "replace")
    how = chance.choice(["gb18030", "utf-16", "utf-16-le", "utf-8-sig", "big5", "\r\n", "\r", "\x85", "\u2028"])
    return text.replace("\n", how).encode() if len(how) <= 2 else text.encode(how, "replace")


_Misfortune = Callable[[random.Random, bytes, Sequence[bytes]], bytes]
_MISFORTUNES: Sequence[_Misfortune] = (_bytes, _signs, _lines, _values, _encoding)
_WEIGHTS = (20, 30, 20, 28, 2)
