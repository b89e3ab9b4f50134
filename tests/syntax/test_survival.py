"""However a ledger is broken, its other entries survive: each is read or known to be unread."""

import re

import pytest
import soak
from hypothesis import given
from hypothesis import strategies as st
from ledger_mutations import IDS, LEDGER, campaign
from reading_help import PATH, all_ids, leaves, parsed, slice_of, source_of

from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.syntax.comments import suppressions
from dangjian_cli.syntax.locate import locate


def _lost(text: str) -> list[str]:
    """Entries whose first line stands untouched in the text, and which are neither read nor named as unread."""
    result = parsed(text)
    known = {*all_ids(result.data), *(piece.id for piece in result.unread)}
    for piece in result.unread:
        assert slice_of(text, piece.span) is not None
    return [
        id_
        for id_ in IDS
        if id_ not in known and re.search(rf"^  - (编号: {id_}$|\{{编号: {id_},)", text, re.MULTILINE)
    ]


@pytest.mark.soak
def test_one_slip_loses_no_entry() -> None:
    """After one slip of the keyboard every entry is read or known."""
    for text in campaign("one slip", 300, slips=1):
        assert _lost(text) == [], text


@pytest.mark.soak
def test_many_slips_lose_hardly_any_entry() -> None:
    """After up to six slips at once less than one entry in 1,000 is lost to sight, and none without a fault."""
    count = lost = 0
    for text in campaign("many slips", 300):
        missing = _lost(text)
        count += len(IDS)
        lost += len(missing)
        assert not missing or parsed(text).faults, text
    assert lost <= 1 + count // 1000


@pytest.mark.untraced
@pytest.mark.soak
def test_places_agree_with_the_data_of_any_ruin() -> None:
    """Whatever was left out, each value of the data is found in the text at its path; suppressions at their `#`."""
    for ruin in campaign("places", 150):
        text = ruin.replace("# 备注", "# 忽略 DJ212：原因")
        data = parsed(text).data
        values = {Place(PATH, path): value for path, value in leaves(data)} if data is not None else {}
        for place, span in locate(source_of(text), values).items():
            written = slice_of(text, span)
            folded = "\n" in written or "\r" in written
            assert written == values[place] or written[:1] in "\"'|>" or folded, (place, text)
        for found in suppressions(source_of(text)):
            assert slice_of(text, found.span).startswith(("#", "＃"))


@soak.campaign(100)
@given(st.binary(max_size=200))
def test_any_bytes_that_are_text(raw: bytes) -> None:
    """Whatever decodes is read or refused."""
    parsed(raw.decode("utf-8", "ignore"))


@soak.campaign(100)
@given(st.integers(0, len(LEDGER)), st.integers(0, 40))
def test_cut_out_piece(start: int, length: int) -> None:
    """A stretch deleted anywhere, over line ends too."""
    assert _lost(LEDGER[:start] + LEDGER[start + length :]) in ([], *[[id_] for id_ in IDS])
