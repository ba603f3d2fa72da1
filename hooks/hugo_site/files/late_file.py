"""Generated files whose content is made when it is needed, and not at all when the site's folder has it already."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file


class LateFile(File):
    """A generated file.

    Attributes:
        made_of: everything that its content depends on beside the code of this project and its settings.
    """

    def __init__(self, path: str, config: MkDocsConfig, make: Callable[[], bytes], made_of: object) -> None:
        """Let `make` return the content of the file that is written to `path`, relative to the site's root."""
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.made_of = made_of
        self._make = make

    @property
    def content_bytes(self) -> bytes:
        """The content, made now unless a plugin has given another one."""
        return self._make()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._make = lambda: value
        self.made_of = sha256(value).hexdigest()

    @property
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.content_bytes = value.encode()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the content."""
        write_file(self.content_bytes, self.abs_dest_path)
