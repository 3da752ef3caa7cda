"""Opening pictures: their size is read before anything is unpacked, then every part is decoded once.

Runs in the process that opens files (opener.py), without Django.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from motcua.common.storage.limits import MEGA, Limits
from motcua.common.storage.refusals import Bomb, DamagedFile, PictureTooLarge

_FORMATS = {"image/jpeg": ("JPEG",), "image/png": ("PNG",)}

# Our own limit is asked first; a picture beyond Pillow's is an error, not a warning.
Image.MAX_IMAGE_PIXELS = 50 * MEGA


def check_picture(path: Path, media_type: str, limits: Limits) -> int:
    """Return 1, the pages of a picture that can be decoded to its end; raise what is wrong with it."""
    try:
        with _Opened(path, media_type, limits) as picture:
            picture.verify()
        with _Opened(path, media_type, limits) as picture:
            # A JPEG is decoded whole but drawn at an eighth, so that memory stays small.
            picture.draft("RGB", (1, 1))
            picture.load()
    except MemoryError:
        raise Bomb from None
    return 1


def draw_picture(path: Path, media_type: str, width: int, limits: Limits) -> bytes:
    """Return the picture as a new PNG at this width, the right way up, with nothing but its colours."""
    with _Opened(path, media_type, limits) as picture:
        height = min(limits.preview_height, max(1, width * picture.height // picture.width))
        picture.draft("RGB", (width * 2, height * 2))
        picture.thumbnail((width, height))
        return as_png(ImageOps.exif_transpose(picture))


def as_png(picture: Image.Image) -> bytes:
    """Return the colours alone as a PNG: without profile, text or place where it was taken."""
    if picture.mode in ("RGBA", "LA", "PA", "P"):
        layered = picture.convert("RGBA")
        flat = Image.new("RGB", layered.size, "white")
        flat.paste(layered, mask=layered.getchannel("A"))
    else:
        flat = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    flat.info.clear()
    written = io.BytesIO()
    flat.save(written, "PNG", compress_level=4)
    return written.getvalue()


class _Opened:
    """A picture opened as the kind that its first bytes tell, its size judged; what breaks inside is one refusal."""

    def __init__(self, path: Path, media_type: str, limits: Limits) -> None:
        self.path, self.media_type, self.limits = path, media_type, limits
        self.picture: Image.Image | None = None

    def __enter__(self) -> Image.Image:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.picture = Image.open(self.path, formats=_FORMATS[self.media_type])
        except Image.DecompressionBombError:
            raise PictureTooLarge(limit=self.limits.megapixels) from None
        except MemoryError:
            raise
        except Exception:
            raise DamagedFile from None
        width, height = self.picture.size
        if width * height > self.limits.megapixels * MEGA or max(width, height) > self.limits.picture_edge:
            self.picture.close()
            raise PictureTooLarge(limit=self.limits.megapixels)
        return self.picture

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if self.picture is not None:
            self.picture.close()
        # Pillow's decoders complain in many ways: OSError, SyntaxError, ValueError, struct.error, zlib.error.
        if isinstance(error, Exception) and not isinstance(error, MemoryError):
            raise DamagedFile from None
