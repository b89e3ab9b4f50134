"""One broken entry for every mistake that the detectors know: where it is found, and what becomes of its neighbours.

`«` and `»` in a text mark the stretch that the finding must point to; they are no part of the text.
"""

from dataclasses import dataclass

BEFORE = "台账: 任务清单\n条目:\n  - 编号: R-1\n    任务: 甲\n  - 编号: R-2\n    任务: 乙\n"
AFTER = "    时限: 6月底前\n  - 编号: R-3\n    任务: 丙\n"
KEPT = ("R-1", "R-2", "R-3")
WITHOUT_2 = ("R-1", "R-3")


@dataclass(frozen=True, slots=True)
class Case:
    """Lines put into the second of three entries, the finding they give, and the entries that are read all the same."""

    lines: str
    code: str
    variant: str
    read: tuple[str, ...] = WITHOUT_2
    unread: tuple[str | None, ...] = ("R-2",)
    omitted: tuple[str, ...] = ()

    @property
    def marked(self) -> str:
        """The whole text, marks included."""
        return BEFORE + self.lines + "\n" + AFTER

    @property
    def text(self) -> str:
        """The whole text."""
        return self.marked.replace("«", "").replace("»", "")

    @property
    def stretch(self) -> tuple[int, int]:
        """Start and end offset of the finding in the text."""
        start = self.marked.index("«")
        return start, self.marked.index("»") - 1

    @property
    def name(self) -> str:
        """For the name of the test."""
        return f"{self.code}-{self.variant}-{self.lines.strip()[:16]}"


def _value(lines: str, code: str, variant: str) -> Case:
    """YAML reads the entry, but the value of 责任人 is left out."""
    return Case(lines, code, variant, KEPT, (), ("责任人",))


def _harmless(lines: str, code: str, variant: str) -> Case:
    """All is read."""
    return Case(lines, code, variant, KEPT, ())


def _extra(lines: str, code: str, variant: str) -> Case:
    """An entry of its own, with the 编号 R-9, is at fault and leaves those around it alone."""
    return Case(lines, code, variant, KEPT, ("R-9",))


COLONS = (
    Case("    责任人«：»张某", "DJ004", "full_width_colon"),
    Case("    责任人 «：»张某", "DJ004", "full_width_colon"),
    Case("    责任人«﹕»张某", "DJ004", "full_width_colon"),
    Case("    责任人«∶» 张某", "DJ004", "full_width_colon"),
    Case("    进展:\n      - 日期«：»2026-03-01\n        内容: 印发", "DJ004", "full_width_colon"),
    Case("    责任人:«张»某", "DJ004", "missing_space"),
    Case("    责任人:«“»张某”", "DJ004", "missing_space"),
    Case("    责任人:«　»张某", "DJ004", "ideographic_space"),
    Case("    责任人:«\u00a0»张某", "DJ004", "ideographic_space"),
    Case("    «责任人 张某»", "DJ004", "missing_colon"),
    Case("    «责任人»", "DJ004", "missing_colon"),
    Case("    «责任人» [张某, 李某]", "DJ004", "missing_colon"),
    _value("    责任人: {日期«：»2026, 内容: 印发}", "DJ004", "full_width_colon"),
    _value("    责任人: {日期:«2»026, 内容: 印发}", "DJ004", "missing_space"),
    _value("    责任人: 张某\n      任务«：»乙", "DJ004", "full_width_colon"),
    _value("    责任人«：»张某: 李某", "DJ004", "full_width_colon"),
    _value("    责任人:«张»某: 李某", "DJ004", "missing_space"),
)

INDENTS = (
    Case("«\t»责任人: 张某", "DJ014", "tab"),
    Case("    «\t»责任人: 张某", "DJ014", "tab"),
    Case("«　　»责任人: 张某", "DJ014", "ideographic_indent"),
    Case("  «　»责任人: 张某", "DJ014", "ideographic_indent"),
    Case("«\u00a0\u00a0»  责任人: 张某", "DJ014", "other_indent"),
    Case("   «责任人»: 张某", "DJ014", "too_little"),
    Case("  «责任人»: 张某", "DJ014", "too_little"),
    Case("«责任人»: 张某", "DJ014", "too_little"),
    Case("     «责任人»: 张某", "DJ014", "too_much"),
    Case("        «责任人»: 张某", "DJ014", "too_much"),
    Case("    销号:\n      申请日期: 2026-03-01\n     «核查人»: 张某", "DJ014", "too_little"),
    Case("    责任单位: [甲]\n      «责任人»: 张某", "DJ014", "too_much"),
    _extra("    类别: 一\n  «－» 编号: R-9\n    任务: 丁", "DJ014", "wrong_dash"),
    _extra("    类别: 一\n  «——»编号: R-9\n    任务: 丁", "DJ014", "wrong_dash"),
    _extra("    类别: 一\n  «•» 编号: R-9\n    任务: 丁", "DJ014", "wrong_dash"),
    _extra("    类别: 一\n  «-»编号: R-9\n    任务: 丁", "DJ014", "dash_without_space"),
    _extra("    类别: 一\n  «-»{编号: R-9, 任务: 丁}", "DJ014", "dash_without_space"),
    _extra("    类别: 一\n  «-»　编号: R-9\n    任务: 丁", "DJ014", "dash_without_space"),
    _extra("    类别: 一\n «-» 编号: R-9\n   任务: 丁", "DJ014", "dash_misaligned"),
    _extra("    类别: 一\n   «-» 编号: R-9\n     任务: 丁", "DJ014", "dash_misaligned"),
    _extra("    类别: 一\n    «-» 编号: R-9\n      任务: 丁", "DJ014", "dash_misaligned"),
    _extra("    类别: 一\n      «-» 编号: R-9\n        任务: 丁", "DJ014", "dash_misaligned"),
    Case("    责任人:\n    «-» 编号: R-9\n      任务: 丁", "DJ014", "dash_too_deep", KEPT, ("R-9",), ("责任人",)),
    _value("    责任人: 张某\n      «-» 李某", "DJ014", "swallowed_line"),
)

QUOTES = (
    Case('    责任人: «"»张某', "DJ015", "unclosed_quote"),
    Case("    责任人: «'»张某", "DJ015", "unclosed_quote"),
    Case('    责任人: «"»张某\n    备注: "李某"', "DJ015", "unclosed_quote"),
    Case('    责任人: «"»张某\n    备注: 好"', "DJ015", "unclosed_quote"),
    Case('    责任人: [张某, «"»李某]', "DJ015", "unclosed_quote"),
    Case('    «"»责任人: 张某', "DJ015", "unclosed_quote"),
    Case('    责任人: "张某"«的»同事', "DJ015", "text_after_quote"),
    Case('    责任人: ["张某" «和»李某]', "DJ015", "text_after_quote"),
    Case('    备注: "D:«\\»资料"', "DJ015", "backslash"),
    _harmless('    «"责任人"»: 张某', "DJ015", "quoted_key"),
    _value("    «“责任人”»: 张某", "DJ015", "curly_quoted_key"),
)

BRACKETS = (
    Case("    责任人: «[»张某, 李某", "DJ015", "unclosed_bracket"),
    Case("    责任人: «{»姓名: 张某", "DJ015", "unclosed_bracket"),
    Case("    «[»责任人: 张某", "DJ015", "unclosed_bracket"),
    Case("    责任人: [张某]«]»", "DJ015", "unopened_bracket"),
    Case("    责任人: [张某«}»", "DJ015", "mismatched_bracket"),
    Case("    责任人: {姓名: 张某«]»", "DJ015", "mismatched_bracket"),
    Case("    责任人: [张某, 李某«】»", "DJ015", "full_width_bracket"),
    _value("    责任人: «［»张某, 李某］", "DJ015", "full_width_bracket"),
    _value("    责任人: «｛»姓名: 张某｝".replace(": 张", "：张"), "DJ015", "full_width_bracket"),
    _value("    责任人: [张某«，»李某]", "DJ015", "full_width_comma"),
    _value("    责任人: [王某, {甲: [乙]}, 张某«，»李某]", "DJ015", "full_width_comma"),
    Case("    责任人: {日期: 2026«，»内容: 印发}", "DJ015", "full_width_comma"),
    _value("    责任人: {日期: 2026«，»任务：印发}", "DJ015", "full_width_comma"),
    _value("    责任人: [«【»张某】]", "DJ015", "black_bracket"),
    Case("    责任人: {日期: 2026 «内»容: 印发}", "DJ015", "missing_comma"),
    Case('    责任人: ["张某" «"»李某"]', "DJ015", "missing_comma"),
    Case("    责任人: [张某,«,» 李某]", "DJ015", "empty_element"),
)

FIRST_CHARACTERS = (
    *(
        Case(f"    责任人: «{sign[0]}»{sign[1:]}张某", "DJ016", "first_character")
        for sign in ("@", "`", "%", "*", "&", "!", "|", "]", "}", ",", "- ", "? ", "> ", "* ")
    ),
    Case("    责任人: «[»重点]张某", "DJ016", "first_character"),
    Case("    责任人: «{»重点}张某", "DJ016", "first_character"),
    Case("    责任人: [张某, «@»李某]", "DJ016", "first_character"),
    Case("    责任人: [张某,\n      «@»李某]", "DJ016", "first_character"),
    _value("    责任人: «!» 张某", "DJ016", "first_character"),
    Case("    目标值: «>»=32", "DJ016", "comparison"),
    Case("    目标值: «>»32", "DJ016", "comparison"),
    Case("    责任人: 张某«:» 李某", "DJ016", "colon_in_value"),
    Case("    责任人: 如下«:»", "DJ016", "colon_in_value"),
    Case("    责任人: {日期: 2026, 内容: 会议«:» 要求}", "DJ016", "colon_in_value"),
    Case("    佐证: [{文号: 市机党«[»2026]5号}]", "DJ016", "bracket_in_value"),
    _value("    责任人: {日期: 2026, 内容: 到会50人«,»效果好}", "DJ016", "comma_in_value"),
    _value("    责任人: «{»张某}", "DJ016", "braces"),
    Case("    «*»*责任人**: 张某", "DJ016", "key_character"),
    Case("    «}»责任人: 张某", "DJ016", "key_character"),
)

COMMENTS = (
    _harmless("    责任人: 张某 «#1号»", "DJ017", "lost_text"),
    _value("    责任人: «#1号»", "DJ017", "lost_value"),
    Case("    责任人: [张某, 李某 «#1号]»", "DJ017", "lost_bracket"),
)

REFUSED = (
    _value("    责任人: «&zhang» 张某", "DJ018", "anchor"),
    _value("    责任人: «*zhang»", "DJ018", "alias"),
    _value("    责任人: [张某, «*zhang»]", "DJ018", "alias"),
    _value("    责任人: «!!str» 010", "DJ018", "tag"),
    Case("«%YAML 1.2»", "DJ018", "directive"),
    Case("    «<<»: {甲: 乙}", "DJ018", "merge_key"),
    Case("    «[甲]»: 乙", "DJ018", "complex_key"),
    Case("    «&a» 甲: 乙", "DJ018", "anchor"),
    Case("    «? 甲»", "DJ018", "explicit_key"),
    Case("    «:» 张某", "DJ018", "empty_key"),
    Case("«---»", "DJ018", "second_document"),
    Case("«...»", "DJ018", "second_document"),
)

CHARACTERS = (
    _value("    责任人: 张«\x00»某", "DJ020", "nul"),
    _value("    责任人: 张«\x1b»某", "DJ020", "control"),
    _value("    责任人: 张«\x85»某", "DJ020", "line_end"),
    _value("    责任人: 张«\u2028»某", "DJ020", "line_end"),
    _harmless("    责任人: 张«\u200b»某", "DJ020", "zero_width"),
    _harmless("    责任人: 张«\ufeff»某", "DJ020", "zero_width"),
    _harmless("    责任人: 张«\u202e»某", "DJ020", "direction"),
    _value("    责«\x07»任人: 张某", "DJ020", "control"),
)

REPEATED = (
    Case("    «任务»: 丁", "DJ013", "different_values", KEPT, (), ("任务",)),
    _harmless("    «任务»: 乙", "DJ013", "same_value"),
    _harmless("    «任务»:", "DJ013", "empty_beside"),
    Case("    «编号»: R-9", "DJ013", "different_values"),
)

OTHER = (
    Case("    责任人: 张某\n«}» 备注: 好", "DJ012", "in_entry"),
    Case("    责任人: {«: »张某}".replace(" »", "»"), "DJ012", "in_entry"),
)

CONFLICTS = (
    Case(
        "«<<<<<<< HEAD»\n    责任人: 张某\n=======\n    责任人: 李某\n>>>>>>> 分支",
        "DJ029",
        "conflict",
    ),
    _harmless("«=======»", "DJ029", "leftover"),
)

CASES = (
    *COLONS,
    *INDENTS,
    *QUOTES,
    *BRACKETS,
    *FIRST_CHARACTERS,
    *COMMENTS,
    *REFUSED,
    *CHARACTERS,
    *REPEATED,
    *OTHER,
    *CONFLICTS,
)
