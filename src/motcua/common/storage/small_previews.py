"""The small pictures beside a list of files, which every officer's page shows again: the last few are remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict

from motcua.common.storage.limits import PREVIEW_BYTES, PREVIEWS_BYTES

#: The bytes' hash, the page, the width: what is drawn from these never changes.
Key = tuple[str, int, int]


class SmallPreviews:
    """So many bytes of pictures, those used longest ago forgotten first."""

    def __init__(self, most: int = PREVIEWS_BYTES, largest: int = PREVIEW_BYTES) -> None:
        self.most, self.largest, self.held = most, largest, 0
        self._turn = threading.Lock()
        self._drawn: OrderedDict[Key, bytes] = OrderedDict()

    def get(self, key: Key) -> bytes | None:
        """Return the picture, where it is remembered."""
        with self._turn:
            if key in self._drawn:
                self._drawn.move_to_end(key)
            return self._drawn.get(key)

    def put(self, key: Key, drawn: bytes) -> None:
        """Remember the picture, unless it is large."""
        if len(drawn) > self.largest:
            return
        with self._turn:
            self.held += len(drawn) - len(self._drawn.pop(key, b""))
            self._drawn[key] = drawn
            while self.held > self.most:
                self.held -= len(self._drawn.popitem(last=False)[1])


#: Those of this process.
small_previews = SmallPreviews()
