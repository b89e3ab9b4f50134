"""依据: what a rule rests on, and how well that is verified."""

from typing import NamedTuple

from dangjian_cli.models.vocabulary import Confidence


class Basis(NamedTuple):
    """依据 with its confidence. What is not verified is never called a requirement."""

    text: str
    confidence: Confidence

    @property
    def shown(self) -> str:
        """As users read it."""
        notes = {
            Confidence.READ: "",
            Confidence.REPORTED: "（据转述，请对照正式文本）",
            Confidence.UNVERIFIED: "（未见原文，请对照正式文本）",
            Confidence.CONVENTION: "（本工具的约定，可在设置里改）" if "可" in self.text else "（本工具的约定）",
            Confidence.MEASURED: "（实测）",
        }
        return self.text + notes[self.confidence]
