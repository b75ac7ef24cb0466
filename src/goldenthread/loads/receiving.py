"""Receiving files: each goes straight into its folder as it arrives, and what is too large is not taken in whole."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from goldenthread.loads.limits import ALL_BYTES, FILE_BYTES, FILES
from goldenthread.records.store.files import new_file


class Staged(UploadedFile):
    """A file that lies in its folder; nothing of it is held in memory."""

    def __init__(self, path: Path, name: str, size: int) -> None:
        """The file at ``path``, sent as ``name``."""
        super().__init__(None, name, "", size)
        self.path = path


class IntoFolder(FileUploadHandler):
    """Writes what arrives into a folder; stops a request that sends more or larger files than the rules allow.

    ``too_much`` says so afterwards in words.
    """

    def __init__(self, request: HttpRequest, folder: Path) -> None:
        """Files of one request."""
        super().__init__(request)
        self.folder, self.number, self.total, self.too_much = folder, 0, 0, ""

    def new_file(self, *given: Any, **named: Any) -> None:
        """The next file begins."""
        super().new_file(*given, **named)
        self.number += 1
        if self.number > FILES.value:
            self._stop(f"there are more than {FILES.value:,.0f} files")
        self.path = self.folder / f"{self.number:04}.part"
        self.file = new_file(self.path)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece arrives."""
        self.total += len(raw_data)
        if start + len(raw_data) > FILE_BYTES.value:
            self._stop(f"a file is larger than {FILE_BYTES.value / 2**20:,.0f} MB")
        if self.total > ALL_BYTES.value:
            self._stop(f"together they are larger than {ALL_BYTES.value / 2**30:,.0f} GB")
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> Staged:
        """A file has arrived whole."""
        self.file.close()
        return Staged(self.path, str(self.file_name), file_size)

    def upload_interrupted(self) -> None:
        """The sender went away, or too much was sent."""
        if self.number:
            self.file.close()

    def _stop(self, what: str) -> None:
        self.too_much = what
        raise StopUpload(connection_reset=True)
