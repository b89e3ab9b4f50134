"""What there is to say of a code, whatever the finding: what a machine format tells of its rules."""

from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Severity
from dangjian_cli.render.flow import plain


class Described(NamedTuple):
    """A rule as formats show it. `stage` is the word of `dangjian rules` for when it is looked for."""

    code: str
    name: str
    family: str
    stage: str
    severity: Severity
    basis: str
    page: str

    @property
    def summary(self) -> str:
        """The first paragraph of the page."""
        return "".join(self.page.partition("\n\n")[0].splitlines())


def told(diagnostic: Diagnostic) -> str:
    """All that is said of a finding, for people who do not see the file: message, remedy, basis, a line each."""
    lines = [plain(diagnostic.message)]
    if diagnostic.help is not None:
        lines.append(f"改法：{plain(diagnostic.help)}")
    if diagnostic.basis is not None:
        lines.append(f"依据：{plain(diagnostic.basis)}")
    return "\n".join(lines)
