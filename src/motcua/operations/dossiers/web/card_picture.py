"""Reads the QR code in a picture of an identity card; the picture is forgotten as soon as it was read."""

from __future__ import annotations

from typing import Any

import zxingcpp
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

from motcua.common.refusals import Refusal

#: Bytes and points; a telephone's camera stays below both.
LARGEST, MOST_POINTS = 8_000_000, 50_000_000
#: A code is read in a picture of this size as well as in a larger one, and faster.
_SIDE = 2000
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
_NO_PICTURE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class PictureUnreadable(Refusal):
    """A file that is no picture, or one too large to be looked at."""

    field = "picture"
    sentence = "Tệp này không phải ảnh JPEG, PNG hoặc WebP dưới 8 MB; hãy chụp lại hoặc chọn ảnh khác."


class NoCardInPicture(Refusal):
    """A picture without a code that can be read."""

    field = "picture"
    sentence = "Không thấy mã QR nào trong ảnh: chụp gần hơn, đủ sáng, thấy trọn mã ở mặt trước của thẻ."


def text_in(upload: UploadedFile[Any]) -> str:
    """Return the text of the first QR code in the picture; raises PictureUnreadable or NoCardInPicture."""
    picture = _opened(upload)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    texts = [code.text for code in found if code.text]
    if not texts:
        raise NoCardInPicture
    return next((text for text in texts if "|" in text), texts[0])


def _opened(upload: UploadedFile[Any]) -> Image.Image:
    if not upload.size or upload.size > LARGEST:
        raise PictureUnreadable
    try:
        with Image.open(upload, formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise PictureUnreadable
            picture.draft("L", (_SIDE, _SIDE))
            upright = ImageOps.exif_transpose(picture).convert("L")
    except _NO_PICTURE:
        raise PictureUnreadable from None
    upright.thumbnail((_SIDE, _SIDE))
    return upright
