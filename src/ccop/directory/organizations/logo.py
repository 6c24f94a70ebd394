"""The logo of an organisation: a picture is looked at before it is decoded, and drawn anew.

Drawing it anew leaves behind where and by whom a photograph was taken, and whatever else hid in the
file.
"""

import struct
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 2 * 1024 * 1024
"""Bytes."""
PIXELS = 25_000_000
SIDE = 800
"""Pixels of the longer side of what is kept."""
_ENDINGS = {"PNG": {".png"}, "JPEG": {".jpg", ".jpeg"}, "WEBP": {".webp"}}
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_QUALITY = 88
_DAMAGE = (KeyError, OSError, SyntaxError, TypeError, ValueError, struct.error)
"""What Pillow raises over broken pixels, and over a broken note of which side is up."""


def redrawn(upload: UploadedFile) -> tuple[bytes, str]:
    """The picture as it is kept, and its media type. Raises ValidationError in words for people."""
    if (upload.size or 0) > LARGEST:
        raise ValidationError(_("The file is larger than 2 MB. Make the picture smaller."))
    content = upload.read()
    try:
        picture = Image.open(BytesIO(content), formats=list(_ENDINGS))
    except UnidentifiedImageError as unknown:
        raise ValidationError(
            _("This is no PNG, JPEG or WebP picture. Save the logo in one of these formats.")
        ) from unknown
    except (Image.DecompressionBombError, *_DAMAGE) as wrong:
        raise _unusable(wrong) from wrong
    return _checked(picture, upload.name or "")


def _checked(picture: Image.Image, name: str) -> tuple[bytes, str]:
    kind = str(picture.format)
    if PurePath(name).suffix.lower() not in _ENDINGS[kind]:
        raise ValidationError(
            _("The name of the file does not fit its content, which is %(kind)s. Rename the file.")
            % {"kind": kind}
        )
    if picture.width * picture.height > PIXELS:
        raise ValidationError(
            _("The picture has too many pixels: %(width)d × %(height)d. Make it smaller.")
            % {"width": picture.width, "height": picture.height}
        )
    try:
        return _drawn(picture, kind), _TYPES[kind]
    except _DAMAGE as wrong:
        raise _unusable(wrong) from wrong


def _drawn(picture: Image.Image, kind: str) -> bytes:
    plain = picture.convert("RGB" if kind == "JPEG" else "RGBA")
    plain.thumbnail((SIDE, SIDE))
    upright = ImageOps.exif_transpose(plain)
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    kept = BytesIO()
    clean.save(kept, format=kind, optimize=True, quality=_QUALITY)
    return kept.getvalue()


def _unusable(wrong: Exception) -> ValidationError:
    if isinstance(wrong, Image.DecompressionBombError):
        return ValidationError(_("The picture has too many pixels. Make it smaller."))
    return ValidationError(_("The picture is damaged. Save it anew and try again."))
