"""A municipality's logo: whatever was uploaded, what we keep and serve is a PNG that we drew ourselves.

So nothing of the file travels on: no script, no place where the picture was taken, no trick of its format.
"""

import io
from hashlib import sha256

from PIL import Image, ImageOps

from surveyapp.fieldwork.refusal import Refusal

LARGEST_FILE = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000
"""A small file can unpack to gigabytes; this is a photograph of a good telephone."""
SMALLEST = 16
BOX = (960, 240)
"""What is kept fits in this many pixels: sharp on a good screen at the height of a page's header."""
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
UNREADABLE = "Dit bestand kunnen we niet als afbeelding lezen. Kies een png, jpg, gif of webp."
SVG = "Een svg kan programma's bevatten, daarom nemen we die niet aan. Bewaar uw logo als png en kies dat bestand."


def redrawn(data: bytes) -> bytes:
    """This picture as a PNG of a size for the header, with nothing in it but pixels. Raises Refusal."""
    if not data:
        raise Refusal("Kies eerst een bestand.")
    if len(data) > LARGEST_FILE:
        raise Refusal("Dit bestand is groter dan 2 MB. Kies een kleinere afbeelding.")
    if _is_svg(data):
        raise Refusal(SVG)
    return _png(_picture(data))


def version(png: bytes) -> str:
    """Changes when the logo does."""
    return sha256(png).hexdigest()[:16]


def _is_svg(data: bytes) -> bool:
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<", b"\x1f\x8b")) and (b"<svg" in data[:20_000].lower() or start.startswith(b"\x1f\x8b"))


def _picture(data: bytes) -> Image.Image:
    """The first frame, upright, of a size that can be shown."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            _check_size(*opened.size)
            return ImageOps.exif_transpose(opened).convert("RGBA")
    except Refusal:
        raise
    except Exception:  # a damaged or hostile file fails in as many ways as there are formats
        raise Refusal(UNREADABLE) from None


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Refusal(f"Deze afbeelding is te groot: {width} bij {height} pixels. Kies een kleinere.")
    if min(width, height) < SMALLEST:
        raise Refusal(f"Deze afbeelding is te klein: {width} bij {height} pixels. Kies een grotere.")


def _png(picture: Image.Image) -> bytes:
    picture.thumbnail(BOX, Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", picture.size)
    clean.paste(picture)  # pixels only: notes, profiles and places stay behind
    written = io.BytesIO()
    clean.save(written, "PNG", optimize=True)
    return written.getvalue()
