"""How much a measure only repeats the problem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.rules.likeness import likeness, same

WORDS = st.text(alphabet="会议记录规范党费公示不及时，。 ", max_size=20)


@pytest.mark.parametrize(
    ("problem", "measures"),
    [
        ("会议记录不规范", "规范会议记录"),
        ("会议记录不规范", "切实解决会议记录不规范的问题"),
        ("落实“三会一课”制度不严格", "严格落实三会一课制度"),
        ("主题党日活动形式单一", "丰富主题党日活动形式"),
    ],
)
def test_the_problem_turned_round_is_alike(problem: str, measures: str) -> None:
    """Words in another order, and words that say nothing, make no measure."""
    assert likeness(problem, measures) >= 0.7


@pytest.mark.parametrize(
    ("problem", "measures"),
    [
        ("党费公示不规范", "针对党费公示不规范问题，统一公示模板，每季度张榜"),
        ("党建与业务两张皮", "推动党建与业务深度融合"),
        ("部分支部换届不及时", "逐个下发提醒函并指导换届"),
        ("散", "严"),
        ("问题", "整改"),
    ],
)
def test_a_measure_that_says_more_is_not_alike(problem: str, measures: str) -> None:
    """Quoting the problem is no fault when it goes on to say what will be done."""
    assert likeness(problem, measures) <= 0.5


@given(WORDS, WORDS)
def test_likeness_is_a_share(one: str, other: str) -> None:
    """From 0 to 1, the same both ways round."""
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(WORDS)
def test_a_text_is_the_same_with_other_punctuation(text: str) -> None:
    """Spaces, punctuation and full width say nothing."""
    assert same(text, f" {text}。")
    assert same("举办2期", "举办２期")


def test_texts_of_two_characters_can_be_compared() -> None:
    """The shortest texts that have a pair."""
    assert likeness("散漫", "散漫") == 1.0
    assert not same("散漫", "拖沓")
