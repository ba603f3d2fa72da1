"""Whether an image that was kept is still whole: a power cut may leave zeros, or less than there was."""

from __future__ import annotations

import os
from pathlib import Path

_PNG_BEGINS, _PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"\0\0\0\0IEND\xaeB`\x82"


def is_whole(path: Path) -> bool:
    """Tell whether a WebP or PNG file is there, can be read, and has its beginning, its length and its end.

    Sources: https://developers.google.com/speed/webp/docs/riff_container, "WebP file header", and
    https://www.w3.org/TR/png-3/#11IEND.
    """
    try:
        with path.open("rb") as file:
            head = file.read(12)
            file.seek(-min(12, len(head)), os.SEEK_END)
            end, size = file.read(), file.tell()
    except OSError:
        return False
    if head.startswith(_PNG_BEGINS):
        return end == _PNG_ENDS
    is_webp = head[:4] == b"RIFF" and head[8:] == b"WEBP"
    return is_webp and any(end) and int.from_bytes(head[4:8], "little") + 8 == size
