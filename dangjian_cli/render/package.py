"""Office files as the same bytes for the same content: members in order, without times and machine marks."""

import zipfile
from io import BytesIO

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""
_FIRST = "[Content_Types].xml"


def sealed(package: bytes) -> bytes:
    """The members of a zip file packed anew: sorted, all of one time, as if written on one system."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, _BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            new.writestr(member, old.read(name), compresslevel=6)
    return out.getvalue()
