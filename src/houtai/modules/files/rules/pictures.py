"""Pictures are opened once, under a limit, and drawn anew; nobody is shown what was sent."""

import struct
import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from houtai.kit.errors import Invalid

PIXELS_MAX = 50_000_000
SIDE_MAX = 20_000
KEPT_SIDE_MAX = 4_000
SIZES = {"small": 256, "large": 1_600}
"""Longest side of what is drawn for showing."""
WIDTHS = (200, 400, 800, 1_600)
"""Of what purposes may ask for besides: the widths that pages of goods are laid out for."""
SHOWN_TYPE = "image/webp"

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
_KEPT_FORMATS = {"GIF": "PNG"}  # One frame of it is kept, and needs no palette.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, struct.error)

# The library only warns where a picture is somewhat too large; here that is one too many.
Image.MAX_IMAGE_PIXELS = PIXELS_MAX
warnings.simplefilter("error", Image.DecompressionBombWarning)


class PictureBroken(Invalid):
    code = "files.picture_broken"


class PictureTooLarge(Invalid):
    """So many points would fill the memory, however small the file is."""

    code = "files.picture_too_large"


@dataclass(frozen=True)
class Drawn:
    """What was drawn of one picture."""

    width: int
    height: int
    shown: dict[str, bytes]
    """By size, of SHOWN_TYPE."""
    kept: bytes
    """The whole picture as the house drew it, no longer than KEPT_SIDE_MAX."""
    kept_type: str


def name_of_width(width: int) -> str:
    """What a picture of that width is called among the sizes."""
    return f"w{width}"


def draw(content: bytes, media_type: str, widths: Collection[int] = ()) -> Drawn:
    """Draw it upright in all sizes, and in these widths. Raises PictureBroken, PictureTooLarge."""
    try:
        return _draw(content, _FORMATS[media_type], widths)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except _BROKEN as error:
        raise PictureBroken(place="body/file") from error


def _draw(content: bytes, form: str, widths: Collection[int]) -> Drawn:
    with Image.open(BytesIO(content), formats=[form]) as opened:
        # Only the head was read so far.
        if max(opened.size) > SIDE_MAX or opened.width * opened.height > PIXELS_MAX:
            raise _too_large()
        upright = ImageOps.exif_transpose(opened)
        has_holes = upright.has_transparency_data
        whole = upright.convert("RGBA" if has_holes else "RGB")
    whole.info.clear()
    kept = _shrunk(whole, (KEPT_SIDE_MAX, KEPT_SIDE_MAX))
    kept_form = _KEPT_FORMATS.get(form, form)
    boxes = {name: (side, side) for name, side in SIZES.items()}
    boxes |= {name_of_width(width): (width, SIDE_MAX) for width in widths}
    return Drawn(
        width=kept.width,
        height=kept.height,
        shown=_shown(kept, boxes),
        kept=_written(kept, kept_form),
        kept_type=Image.MIME[kept_form],
    )


def _shown(kept: Image.Image, boxes: Mapping[str, tuple[int, int]]) -> dict[str, bytes]:
    """In all sizes; a small picture comes out alike in several, and is written once."""
    written: dict[tuple[int, int], bytes] = {}
    shown: dict[str, bytes] = {}
    for name, box in boxes.items():
        picture = _shrunk(kept, box)
        if picture.size not in written:
            written[picture.size] = _written(picture, "WEBP")
        shown[name] = written[picture.size]
    return shown


def _shrunk(whole: Image.Image, box: tuple[int, int]) -> Image.Image:
    """As large as fits into the box, never larger than it is."""
    made = whole.copy()
    made.thumbnail(box)
    return made


def _written(picture: Image.Image, form: str) -> bytes:
    target = BytesIO()
    picture.save(target, format=form, quality=88, optimize=form == "JPEG")
    return target.getvalue()


def _too_large() -> PictureTooLarge:
    return PictureTooLarge(place="body/file", megapixels_max=PIXELS_MAX // 1_000_000)
