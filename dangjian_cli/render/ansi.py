"""Colour for terminals. It is only ever an addition: every output says the same in words without it."""

from enum import Enum


class Ink(Enum):
    """How a piece of text is drawn; the values are the parameters of the terminal's SGR sequence."""

    BOLD = "1"
    RED = "1;31"
    YELLOW = "1;33"
    BLUE = "1;34"
    FAINT = "2"


def paint(text: str, ink: Ink, colour: bool) -> str:
    """The text in that ink, or as it is when there is no colour or nothing to draw."""
    return f"\x1b[{ink.value}m{text}\x1b[0m" if colour and text else text
