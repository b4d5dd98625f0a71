"""A zip with nothing in it but the files: the same files give the same bytes, whenever and wherever it is made."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_THEN = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name: the clock is no part of the contents."""
_UNIX, _READABLE = 3, 0o100644 << 16


def archive(files: Iterable[tuple[str, bytes]], *, packed: bool = False) -> bytes:
    """A zip with these files by name. ``packed`` makes it smaller, in a way that differs between versions of zlib."""
    target = io.BytesIO()
    with ZipFile(target, "w") as box:
        for name, content in files:
            entry = ZipInfo(name, _THEN)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            box.writestr(entry, content, ZIP_DEFLATED if packed else ZIP_STORED)
    return target.getvalue()


def repacked(content: bytes) -> bytes:
    """A zip that another program made, without the time at which it did."""
    with ZipFile(io.BytesIO(content)) as box:
        return archive([(name, box.read(name)) for name in box.namelist()], packed=True)
