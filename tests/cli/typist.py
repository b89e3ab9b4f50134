"""A person at LibreOffice: opens a sheet, types into its cells, saves it. Played by a Basic macro of its own profile."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from tools import required

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{}
</script:module>
"""
_MACRO = """
Function Said(name, value)
  Dim property As New com.sun.star.beans.PropertyValue
  property.Name = name
  property.Value = value
  Said = property
End Function

Sub Typed
  Dim document, sheet
  document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Array(Said("Hidden", True)))
  sheet = document.Sheets.getByIndex(0)
{typing}
  document.storeToURL("{target}", Array(Said("FilterName", "Calc MS Excel 2007 XML")))
  document.close(True)
End Sub
"""
Typed = tuple[int, int, str]
"""Column and row from 0, and what is typed there."""


class Office:
    """LibreOffice with a profile of its own; a test without it is skipped."""

    def __init__(self, folder: Path) -> None:
        program, _ = required("office")
        self._command = [program, "--headless", "--norestore", f"-env:UserInstallation={folder.as_uri()}"]
        self._module = folder / "user" / "basic" / "Standard" / "Module1.xba"
        self._run("--terminate_after_init")
        assert self._module.exists()

    def typed(self, source: Path, cells: Iterable[Typed], target: Path) -> None:
        """Open the sheet, type into cells as at the keyboard, and save it as another xlsx file."""
        typing = "\n".join(
            f'  sheet.getCellByPosition({column}, {row}).FormulaLocal = "{text}"' for column, row, text in cells
        )
        macro = _MACRO.format(source=source.as_uri(), target=target.as_uri(), typing=typing)
        self._module.write_text(_MODULE.format(escape(macro)), "utf-8")
        self._run("macro:///Standard.Module1.Typed")
        assert target.exists(), "LibreOffice has not saved the sheet"

    def _run(self, argument: str) -> None:
        subprocess.run([*self._command, argument], check=True, capture_output=True, timeout=120)
