"""Keys that must not lie in the database: private keys of ballot boxes, keys of pseudonyms. One file each."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

ALWAYS_BYTES = 32
_NAME = re.compile(r"[a-z]+-[0-9a-f]{32}")


class KeyMissing(Exception):
    """The key file is gone or cannot be read; without it the wave cannot go on."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Het sleutelbestand {path} ontbreekt of is niet te lezen. Zet het terug uit uw reservekopie.")


class KeyStore:
    """A folder that only the application may read. The database knows a key by its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not the name of a key: {name!r}")
        return self.folder / f"{name}.key"

    def add(self, kind: str, key: bytes) -> str:
        """Keep a key; returns the name to find it by. Safe on disk before this returns."""
        name = f"{kind}-{secrets.token_hex(16)}"
        self._write(self._path(name), key)
        return name

    def always(self, kind: str) -> bytes:
        """The one key of this kind that the installation keeps for good; made when it is first asked for."""
        name = f"{kind}-{'0' * 32}"
        if not self.has(name):
            draft = self._path(f"{kind}-{secrets.token_hex(16)}")
            self._write(draft, secrets.token_bytes(ALWAYS_BYTES))
            with suppress(FileExistsError):  # somebody else was first: theirs counts
                os.link(draft, self._path(name))
            draft.unlink()
            self._sync_folder()
        return self.read(name)

    def _write(self, path: Path, key: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        self._sync_folder()

    def read(self, name: str) -> bytes:
        """The key with this name. Raises KeyMissing."""
        try:
            return self._path(name).read_bytes()
        except OSError:
            raise KeyMissing(self._path(name)) from None

    def has(self, name: str) -> bool:
        """Whether the key is there."""
        return self._path(name).exists()

    def destroy(self, name: str) -> None:
        """Overwrite the key and remove it; nothing happens when it is gone already."""
        path = self._path(name)
        try:
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        except FileNotFoundError:
            return
        self._sync_folder()

    def _sync_folder(self) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
