"""Every class of bad text: what a file may hold that is no ledger, or no longer one."""

from typing import Final, NamedTuple

from badinput_workspace import HEAD, entry, three


class Case(NamedTuple):
    """A bad file, and what becomes of it."""

    content: bytes | str
    spots: str
    """What `check` says of it: `行:列 代码`, in order, parted by commas."""
    counted: int
    """Entries of the file that `status` counts."""
    unread: int | None
    """Entries that it names as not counted; None when it names the file."""


FILE: Final = None
GOOD = three()
_SECOND = "  - 编号: RW-2026-002\n"


def _whole(content: bytes | str, spots: str) -> Case:
    """A file of which nothing counts."""
    return Case(content, spots, 0, FILE)


def _kept(line: str, spots: str) -> Case:
    """A fault of one value that bears no facts: all three entries count."""
    return Case(three(f"    {line}\n"), spots, 3, 0)


def _lost(line: str, spots: str, indent: str = "    ") -> Case:
    """A fault that costs the second entry, and only that one."""
    return Case(three(f"{indent}{line}\n"), spots, 2, 1)


def _changed(old: str, new: str, spots: str, counted: int = 2, unread: int | None = 1) -> Case:
    """Something of the good ledger replaced at its first occurrence."""
    assert old in GOOD
    return Case(GOOD.replace(old, new, 1), spots, counted, unread)


_ROWS = "".join(f"  - {{编号: R-{number}, 任务: 甲, 责任单位: 工委办公室}}\n" for number in (1, 2))

NO_LEDGER = {
    "empty": _whole("", "1:1 DJ021"),
    "blank lines": _whole("\n\n\n", "1:1 DJ021"),
    "only a byte order mark": _whole("\ufeff", "1:1 DJ021, 1:1 DJ002"),
    "only comments": _whole("# 还没有登记\n# 明天再说\n", "1:1 DJ021"),
    "list at the top": _whole(_ROWS, "1:3 DJ021"),
    "list in brackets": _whole("[甲, 乙]\n", "1:1 DJ021"),
    "text at the top": _whole("会议纪要\n", "1:1 DJ021"),
    "two lines of text": _whole("会议纪要\n第一次会议\n", "1:1 DJ021"),
    "null at the top": _whole("~\n", "1:1 DJ021"),
    "empty mapping": _whole("{}\n", "1:1 DJ021"),
    "nothing but an open brace": _whole("{\n", "1:1 DJ015"),
    "nothing but an open bracket": _whole("[", "1:1 DJ015"),
    "nothing but a dash": _whole("- \n", "1:1 DJ021"),
    "nothing but a colon": _whole(":\n", "1:1 DJ018"),
    "nothing but an anchor": _whole("&a\n", "1:1 DJ018"),
    "nothing but an alias": _whole("*a\n", "1:1 DJ018"),
    "nothing but a directive": _whole("%YAML 1.1\n", "1:1 DJ018"),
    "unknown kind": _whole(GOOD.replace("任务清单", "任务表"), "1:5 DJ022"),
    "kind of another world": _whole(GOOD.replace("任务清单", "会计账"), "1:5 DJ022"),
    "kind as a list": _whole(GOOD.replace("任务清单", "[任务清单]"), "1:5 DJ022"),
    "kind without a value": _whole(GOOD.replace("台账: 任务清单", "台账:"), "1:1 DJ022"),
    "no kind": _whole(GOOD.partition("\n")[2], "1:1 DJ022"),
    "kind behind a full-width colon": _whole(GOOD.replace("台账: ", "台账："), "1:3 DJ004"),
    "no list of entries": Case(HEAD.replace("条目:\n", ""), "1:1 DJ021", 0, 0),
    "list of entries without any": Case(HEAD, "1:1 DJ021", 0, 0),
    "entries as a mapping": Case(HEAD + "  编号: R-1\n  任务: 甲\n", "6:3 DJ021", 0, 1),
    "entries as a text": Case(HEAD.rstrip() + " 暂无\n", "5:5 DJ021", 0, 1),
    "entries under another key": Case(HEAD.replace("条目", "条木") + _ROWS, "5:1 DJ021", 0, 2),
    "an entry that is a text": Case(HEAD + entry(1) + "  - 第二项\n" + entry(3), "13:5 DJ024", 2, 1),
}

ENCODINGS = {
    "GBK": _whole(GOOD.encode("gbk"), "1:2 DJ001"),
    "GB18030 with a rare character": _whole(f"{GOOD}# 𠮷\n".encode("gb18030"), "1:2 DJ001"),
    "UTF-16 with its mark": _whole(b"\xff\xfe" + GOOD.encode("utf-16-le"), "1:1 DJ001"),
    "UTF-16 big-endian with its mark": _whole(b"\xfe\xff" + GOOD.encode("utf-16-be"), "1:1 DJ001"),
    "UTF-16 without a mark": _whole(GOOD.encode("utf-16-le"), "1:1 DJ001"),
    "UTF-32": _whole(b"\xff\xfe\0\0" + GOOD.encode("utf-32-le"), "1:1 DJ001"),
    "UTF-8 with a mark": Case(GOOD.encode("utf-8-sig"), "1:1 DJ002", 3, 0),
    "cut within a character": _whole(GOOD.encode()[:-5], "26:12 DJ001"),
    "Latin-1": _whole(three("    备注: caf@\n").encode().replace(b"@", b"\xe9"), "20:12 DJ001"),
    "a surrogate": _whole(three("    备注: 甲@乙\n").encode().replace(b"@", b"\xed\xa0\x80"), "20:10 DJ001"),
    "an overlong form": _whole(three("    备注: @\n").encode().replace(b"@", b"\xc0\xaf"), "20:9 DJ001"),
    "all bytes": _whole(bytes(range(256)) * 20, "3:115 DJ001"),
    "a workbook": _whole(b"PK\x03\x04\x14\0\x06\0", "1:1 DJ001"),
    "an old document": _whole(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "1:1 DJ001"),
    "line ends of Windows": Case(GOOD.replace("\n", "\r\n"), "", 3, 0),
    "line ends of old Macs": Case(GOOD.replace("\n", "\r"), "1:9 DJ002", 3, 0),
    "mixed line ends": Case(GOOD.replace("\n", "\r\n", 3), "1:9 DJ002", 3, 0),
    "a zero byte": _kept("备注: 甲\0乙", "20:10 DJ020"),
    "zero bytes at the end": Case(GOOD + "\0" * 4096, "27:1 DJ020", 3, 0),
    "nothing but zero bytes": _whole("\0" * 4096, "1:1 DJ021, 1:1 DJ020"),
    "next line": _kept("备注: 甲\x85乙", "20:10 DJ020"),
    "line separator": _kept("备注: 甲\u2028乙", "20:10 DJ020"),
    "paragraph separator": _kept("备注: 甲\u2029乙", "20:10 DJ020"),
    "window title": _kept("备注: 甲\x1b]0;题\x07乙", "20:10 DJ020, 20:15 DJ020"),
    "control sequence of one byte": _kept("备注: 甲\x9b31m乙", "20:10 DJ020"),
    "delete": _kept("备注: 甲\x7f乙", "20:10 DJ020"),
    "right-to-left override": _kept("备注: 甲\u202e乙", "20:10 DJ020"),
    "zero-width space": _kept("备注: 甲\u200b乙", "20:10 DJ020"),
    "byte order mark in the text": _kept("备注: 甲\ufeff乙", "20:10 DJ020"),
    "no character": _kept("备注: 甲\uffff乙", "20:10 DJ020"),
    "control character in a fact": _changed("12月底前\n", "12月\x01底前\n", "12:12 DJ020"),
    "control character in a key": _kept("备\x01注: 甲", "20:6 DJ020"),
}

TYPING = {
    "full-width colon": _lost("备注：甲", "20:7 DJ004"),
    "full-width colon after the first key": _changed("编号: RW-2026-002", "编号：RW-2026-002", "13:7 DJ004"),
    "full-width colons only": Case(HEAD + entry(1) + entry(2).replace(": ", "：") + entry(3), "13:7 DJ004", 2, 1),
    "full-width colon before the list": _changed("条目:", "条目：", "5:3 DJ004", 3, 0),
    "no space after the colon": _lost("备注:甲", "20:8 DJ004"),
    "tab as indentation": _lost("备注: 甲", "20:1 DJ014", "\t"),
    "tab after the indentation": _lost("备注: 甲", "20:5 DJ014", "    \t"),
    "ideographic spaces as indentation": _lost("备注: 甲", "20:1 DJ014", "　　"),
    "full-width dash": _changed(_SECOND, _SECOND.replace("-", "－", 1), "13:3 DJ014"),
    "no space after the dash": _changed(_SECOND, _SECOND.replace("- ", "-", 1), "13:3 DJ014"),
    "indented too far": _lost("备注: 甲", "20:7 DJ014", "      "),
    "indented too little": _lost("备注: 甲", "20:4 DJ014", "   "),
    "comment in a value": _kept("备注: 综合楼 #1号", "20:13 DJ017"),
    "comment instead of a value": _kept("备注: #1号", "20:9 DJ017"),
    "braces": _kept("备注: {张某}", "20:9 DJ016"),
    "full-width comma in brackets": _changed(
        "责任单位: 工委办公室", "责任单位: [工委办公室，工委组织部]", "10:17 DJ015"
    ),
    "black brackets in brackets": _changed("责任单位: 工委办公室", "责任单位: [【工委办公室】]", "10:12 DJ015"),
    "black brackets": _changed("责任单位: 工委办公室", "责任单位: 【工委办公室】", "10:11 DJ204", 3, 0),
    "open bracket": _changed("责任单位: 工委办公室", "责任单位: [工委办公室", "10:11 DJ015"),
    "bracket closed twice": _changed("责任单位: 工委办公室", "责任单位: [工委办公室]]", "10:18 DJ015"),
    "comparison": _lost("目标值: >=32", "20:10 DJ016"),
    "second colon": _lost("备注: 第一议题: 学习", "20:13 DJ016"),
    **{f"value that begins with {sign}": _lost(f"备注: {sign}甲", "20:9 DJ016") for sign in "@`%*&!|>]},"},
    "open quotation mark": _lost('备注: "甲', "20:9 DJ015"),
    "open apostrophe": _lost("备注: '甲", "20:9 DJ015"),
    "open quotation mark that finds another": Case(
        HEAD + entry(1) + entry(2, '    备注: "甲\n') + entry(3) + entry(4, '    备注: 乙"丙\n') + entry(5),
        "20:9 DJ015",
        4,
        1,
    ),
    "open quotation mark in the header": _changed("名称: 例子", '名称: "例子', "2:5 DJ015", 3, 0),
    "text after the quotation": _lost('备注: "甲"乙', "20:12 DJ015"),
    "backslash in quotation marks": _lost('备注: "d:\\学习"', "20:12 DJ015"),
    "same key, same value": _kept("责任人: 张某", "20:5 DJ013"),
    "same key, other value": _changed("时限: 12月底前\n", "时限: 12月底前\n    时限: 6月底前\n", "13:5 DJ013"),
    "same key of the header": _changed("年度: 2026\n", "年度: 2026\n年度: 2025\n", "4:1 DJ013", 0, 3),
    "two lists of entries": Case(GOOD + "条目:\n" + entry(4), "27:1 DJ013", 0, 4),
    "value that begins with Chinese quotation marks": _kept("备注: “甲”：【乙】《丙》（丁）", ""),
    "emoji and rare characters": _kept("备注: 👍𠮷〔2026〕5号", ""),
}

YAML = {
    "anchor": _kept("备注: &a 甲", "20:9 DJ018"),
    "alias": _kept("备注: *a", "20:9 DJ018"),
    "tag": _kept("备注: !!str 甲", "20:9 DJ018"),
    "tag that runs a program": _kept("备注: !!python/object/apply:os.system [echo]", "20:9 DJ018"),
    "anchor on a fact": _changed("时限: 12月底前", "时限: &a 12月底前", "12:9 DJ018"),
    "merge key": _lost("<<: {备注: 甲}", "20:5 DJ018"),
    "key after a question mark": _lost("? 备注\n    : 甲", "20:5 DJ018"),
    "list as a key": _lost("[备注]: 甲", "20:5 DJ018"),
    "second document": Case(GOOD + "---\n" + GOOD, "27:1 DJ018", 3, 3),
    "mark of a document between entries": Case(HEAD + entry(1) + "---\n" + entry(2), "13:1 DJ018", 2, 0),
    "mark of a document at the start": Case("---\n" + GOOD, "", 3, 0),
    "end of the document": Case(GOOD + "...\n", "", 3, 0),
    "directive": Case("%YAML 1.2\n---\n" + GOOD, "1:1 DJ018", 3, 0),
    "day that does not exist": _lost("完成日期: 2026-02-30", "20:11 DJ007"),
    "month that does not exist": _lost("完成日期: 2026-13-01", "20:11 DJ007"),
    "deadline that does not exist": Case(
        HEAD + entry(1) + entry(2).replace("12月底前", "2026-02-30前") + entry(3), "19:9 DJ007", 2, 0
    ),
    "octal, sexagesimal and the like": _kept("备注: 010", "20:9 DJ006"),
    "value that is a time of day": _kept("备注: 12:30", "20:9 DJ006"),
    "billion laughs": _whole(
        "a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n",
        "1:1 DJ022, 1:4 DJ018, 2:4 DJ018, 3:5 DJ018",
    ),
}

HALF_DONE = {
    "conflict over two entries": Case(
        HEAD + entry(1) + "<<<<<<< HEAD\n" + entry(2) + "=======\n" + entry(3) + ">>>>>>> theirs\n" + entry(4),
        "13:1 DJ029",
        2,
        2,
    ),
    "conflict within an entry": _lost(
        "<<<<<<< HEAD\n    备注: 甲\n=======\n    备注: 乙\n>>>>>>> theirs", "20:1 DJ029", ""
    ),
    "conflict in the header": Case(
        GOOD.replace("年度: 2026\n", "<<<<<<< HEAD\n年度: 2026\n=======\n年度: 2025\n>>>>>>> theirs\n"),
        "3:1 DJ029",
        0,
        3,
    ),
    "mark of a conflict left behind": Case(HEAD + entry(1) + "<<<<<<< HEAD\n" + entry(2), "13:1 DJ029", 2, 0),
    "ends within a key": Case(HEAD + entry(1) + entry(2) + "  - 编号: RW-2026-003\n    任", "21:5 DJ004", 2, 1),
    "ends within the last key": Case(GOOD.rstrip()[:-8], "26:5 DJ004", 2, 1),
    "ends after a dash": Case(HEAD + entry(1) + "  -", "", 1, 0),
    "ends after a key": Case(HEAD + entry(1) + "  - 编号:", "13:8 DJ023, 13:8 DJ023", 1, 1),
    "ends within a list": Case(HEAD + entry(1) + "  - 编号: R-2\n    任务: 甲\n    责任单位: [甲", "15:11 DJ015", 1, 1),
    "ends within a quotation": Case(HEAD + entry(1) + '  - 编号: R-2\n    任务: "甲', "14:9 DJ015", 1, 1),
    "ends within the header": Case("台账: 任务清单\n名称", "1:1 DJ021, 2:1 DJ004", 0, 0),
    "no id": Case(HEAD + entry(1) + entry(2).replace("编号: RW-2026-002\n    ", "") + entry(3), "13:5 DJ023", 2, 1),
    "no title": Case(HEAD + entry(1) + entry(2).replace("任务: ", "备注: ") + entry(3), "13:9 DJ023", 2, 1),
    "an id twice": Case(HEAD + entry(1) + entry(2) + entry(1), "20:9 DJ005", 3, 0),
    "unknown key": _kept("其他: 甲", "20:5 DJ003"),
    "misspelt key of a fact": _changed("时限: ", "时现: ", "12:5 DJ003"),
}

CASES = {
    f"{group}: {name}": case
    for group, cases in (
        ("no ledger", NO_LEDGER),
        ("encoding", ENCODINGS),
        ("typing", TYPING),
        ("YAML", YAML),
        ("half done", HALF_DONE),
    )
    for name, case in cases.items()
}
