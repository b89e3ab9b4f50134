"""The codes raised below rules, with their variants and the values that each carries.

Whoever raises one of these and whoever writes its sentence both read this table; tests hold the raised faults and the
sentences against it. Values are names of fields of a sentence: `{key}`, `{text}`, `{count}`.
"""

from collections.abc import Mapping

Variants = Mapping[str, tuple[str, ...]]
"""The variants of one code, each with the names of its values."""

VARIANTS: Mapping[str, Variants] = {
    # Not UTF-8. `path` is for the command that converts: iconv -f ENCODING -t UTF-8.
    "DJ001": {
        "gb18030": ("byte", "encoding", "path"),
        "utf16": ("encoding", "path"),
        "utf32": ("encoding", "path"),
        "office": ("path",),
        "truncated": ("byte", "path"),
        "damaged": ("byte", "count", "path"),
        "unknown": ("byte", "path"),
    },
    "DJ002": {"bom": (), "mixed": ("cr", "crlf", "lf")},
    "DJ004": {
        "full_width_colon": ("character", "key"),
        "missing_space": ("key", "value"),
        "ideographic_space": ("key",),
        "missing_colon": ("text",),
    },
    "DJ012": {"in_entry": ("id",), "elsewhere": ()},
    "DJ013": {"same_value": ("key",), "different_values": ("key",), "empty_beside": ("key",)},
    "DJ014": {
        "tab": (),
        "ideographic_indent": (),
        "other_indent": ("code",),
        "wrong_dash": ("character",),
        "dash_without_space": (),
        "dash_misaligned": ("expected", "indent"),
        "dash_too_deep": ("indent",),
        "too_little": ("expected", "indent", "key"),
        "too_much": ("expected", "indent", "key"),
        "swallowed_line": ("text",),
    },
    "DJ015": {
        "unclosed_quote": ("key", "mark", "value"),
        "text_after_quote": ("key", "quoted", "text"),
        "backslash": ("key", "value"),
        "quoted_key": ("key",),
        "curly_quoted_key": ("key",),
        "unclosed_bracket": ("bracket",),
        "unopened_bracket": ("bracket",),
        "mismatched_bracket": ("bracket", "expected"),
        "full_width_bracket": ("bracket", "character"),
        "full_width_comma": ("character", "text"),
        "black_bracket": ("text",),
        "missing_comma": ("text",),
        "empty_element": ("key",),
        "name_separator": ("key", "suggestion", "value"),  # raised by book: 甲，乙 in a field of names
    },
    "DJ016": {
        "first_character": ("character", "key", "value"),
        "comparison": ("key", "value"),
        "colon_in_value": ("before", "key"),
        "bracket_in_value": ("character", "text"),
        "comma_in_value": ("text",),
        "braces": ("text",),
        "key_character": ("character", "text"),
    },
    "DJ017": {"lost_text": ("text",), "lost_value": ("key", "text"), "lost_bracket": ("text",)},
    "DJ018": {
        "anchor": ("text",),
        "alias": ("text",),
        "tag": ("text",),
        "directive": ("text",),
        "second_document": ("text",),
        "merge_key": (),
        "complex_key": ("text",),
        "explicit_key": ("text",),
        "multiline_key": ("text",),
        "empty_key": (),
    },
    "DJ019": {
        "file_size": ("limit", "size"),
        "nesting": ("limit",),
        "nodes": ("limit",),
        "scalar": ("length", "limit"),
        "too_many_breaks": ("limit",),
    },
    "DJ020": {
        "nul": ("code", "count"),
        "control": ("code", "count"),
        "line_end": ("code", "count"),
        "direction": ("code", "count"),
        "zero_width": ("code", "count"),
    },
    "DJ021": {
        "empty": (),
        "only_comments": (),
        "list_at_top": (),
        "text_at_top": (),
        "no_entries": ("key",),  # these three are raised by book
        "entries_not_list": ("key",),
        "list_key": ("key", "written"),
    },
    "DJ027": {
        "vanished": (),
        "forbidden": (),
        "folder": (),
        "folder_unreadable": (),
        "linked_folder": (),
        "link_loop": (),
        "special": (),
        "name_too_long": (),
        "unspeakable_name": ("name",),
        "not_on_windows": ("name",),
        "failed": ("number",),
    },
    "DJ029": {"conflict": ("last", "ours", "theirs"), "leftover": ("marker",)},
}
