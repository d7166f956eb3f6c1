"""The parts of a script that read pictures, crop them, and composite results over them, as the program does."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from studio.compositing import colour_planes
from studio.engine.data.pictures import Picture, read_image
from studio.engine.generation.inpainting import Repainting, read_mask
from studio.engine.generation.scripts.source import literal
from studio.protocol.control_kinds import settings_of
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.generation_recipe import ControlSpec
from studio.protocol.geometry import Box

RESIZED = '''
def resized(plane, width, height):
    """Resize a plane [H, W]: the mean over the area when it shrinks, bicubic when it grows."""
    if plane.shape == (height, width):
        return plane
    shrinks = plane.shape[0] * plane.shape[1] > width * height
    kind = Image.Resampling.BOX if shrinks else Image.Resampling.BICUBIC
    return np.asarray(Image.fromarray(np.ascontiguousarray(plane, np.float32)).resize((width, height), kind))


def colours_of(pixels):
    """Return the colours [H, W, 1 or 3] of a picture, without alpha."""
    return pixels[..., None] if pixels.ndim == 2 else pixels[..., : 1 if pixels.shape[2] < 3 else 3]
'''
COMPOSITE = '''
def composited(pixels, mask, made):
    """Lay a picture made [h, w, C] in 0 ... 1 over pixels, through the soft mask [H, W]; mask 0 keeps its bits."""
    height, width = mask.shape
    made = np.stack([resized(plane, width, height) for plane in np.moveaxis(made, 2, 0)], axis=2)
    result, m = pixels.copy(), (mask / 255)[..., None]
    old, new = colours_of(result), np.clip(made.astype(np.float64) * 255, 0, 255)
    if old.shape[2] == 1 and new.shape[2] == 3:
        new = (new @ LUMA)[..., None]
    kept, share = 1 - m, m
    if pixels.ndim == 3 and pixels.shape[2] in (2, 4):
        alpha = result[..., -1:] / 255
        covered = np.where(m > 0, alpha + (1 - alpha) * m, 1)
        kept, share = alpha * (1 - m) / covered, m / covered
        result[..., -1:] = np.where(m > 0, np.rint(covered * 255), result[..., -1:])
    old[...] = np.where(m > 0, np.rint(old * kept + new * share).astype(np.uint8), old)
    return result
'''
CANNY = '''
def canny_edges(path, crop, low, high):
    """Return the edges of a part of a picture (Canny 1986, by scikit-image) as a control image [1, 3, H, W]."""
    x, y, width, height = crop
    colours = colours_of(np.asarray(ImageOps.exif_transpose(Image.open(path)).convert("RGB")))
    grey = resized(colours[y : y + height, x : x + width].astype(np.float32) @ LUMA, WIDTH, HEIGHT)
    grey = np.clip(grey * np.float32(2 / 255) - 1, -1, 1) / 2 + 0.5
    smooth = gaussian(grey.astype(np.float64), 1.0, mode="nearest")
    strongest = float(np.hypot(ndimage.sobel(smooth, axis=0), ndimage.sobel(smooth, axis=1)).max())
    edges = np.zeros(grey.shape, bool)
    if strongest >= 1 / 255:
        thresholds = {"low_threshold": low * strongest, "high_threshold": high * strongest}
        edges = canny(grey.astype(np.float64), 1.0, mode="nearest", **thresholds)
    return torch.from_numpy(edges.astype(np.float32)).expand(1, 3, -1, -1)
'''
MAP = '''
def control_map(path, crop):
    """Return a part of a picture as the control image [1, 3, H, W]."""
    x, y, width, height = crop
    colours = colours_of(np.asarray(ImageOps.exif_transpose(Image.open(path)).convert("RGB")))
    planes = [resized(plane, WIDTH, HEIGHT) for plane in np.moveaxis(colours[y : y + height, x : x + width], 2, 0)]
    planes = np.clip(np.stack(planes) * np.float32(2 / 255) - 1, -1, 1) / 2 + 0.5
    return torch.from_numpy(planes.astype(np.float32))[None]
'''
CANNY_IMPORTS = (
    "from scipy import ndimage",
    "from skimage.feature import canny",
    "from skimage.filters import gaussian",
)
LUMA = "LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601\n"


def absolute(file: str) -> str:
    """Return the absolute path of a file that a recipe names."""
    return str(expanded(file).absolute())


def opening(file: str, picture: Picture) -> str:
    """Return the expression that opens a picture as it was read; raises BadInput if Pillow alone reads another one."""
    pixels = picture.pixels
    mode = "L" if pixels.ndim == 2 else {2: "LA", 3: "RGB", 4: "RGBA"}[pixels.shape[2]]
    with Image.open(file) as image:
        plain = np.asarray((ImageOps.exif_transpose(image) or image).convert(mode))
    if pixels.dtype != np.uint8 or plain.shape != pixels.shape or not np.array_equal(plain, pixels):
        raise BadInput(
            f"{Path(file).name} has deep colours or a colour profile, which a script would read differently: "
            "save it as a PNG of 8 bits in sRGB first.",
            field="image",
        )
    return f"np.asarray(ImageOps.exif_transpose(Image.open({literal(absolute(file))})).convert({literal(mode)}))"


VARIED = '''
def varied_noise(generator, other_seed, shape):
    """Return the generator's noise, turned to that of another seed along the sphere (Shoemake 1985)."""
    start = torch.randn(shape, generator=generator)
    end = torch.randn(shape, generator=torch.Generator().manual_seed(other_seed))
    if VARIATION_STRENGTH == 1:
        return end
    a, b = start.double().flatten(), end.double().flatten()
    angle = (a @ b / (a.norm() * b.norm())).clamp(-1, 1).arccos()
    turned = ((1 - VARIATION_STRENGTH) * angle).sin() * a + (VARIATION_STRENGTH * angle).sin() * b
    return (turned / angle.sin()).float().reshape(shape)
'''


def picture_source(
    image: str, mask: str | None, repainting: Repainting, outpaint: tuple[int, int, int, int] | None = None
) -> str:
    """Return the statements that assign `pixels`, `mask`, `crop`, and `image` (the crop as the model sees it).

    `image` is a tensor [1, 3, HEIGHT, WIDTH] in 0 ... 1.

    Args:
        image, mask: The files.
        repainting: What was read from them.
        outpaint: The pixels that are added to the picture: left, top, right, bottom.
    """
    lines = [f"pixels = {opening(image, read_image(Path(image)) if outpaint else repainting.picture)}"]
    if mask is None:
        lines.append(f"mask = np.full(pixels.shape[:2], {0 if outpaint else 255}, np.uint8)")
    else:
        with Image.open(mask) as opened:
            plain = np.asarray((ImageOps.exif_transpose(opened) or opened).convert("L"))
        own = read_mask(Path(mask))
        if plain.shape != own.shape or np.abs(plain.astype(int) - own).max() > 1 or np.any((plain > 0) != (own > 0)):
            raise BadInput(
                f"{Path(mask).name} is transparent or has deep colours, which a script would read differently: "
                "save it as a grey PNG of 8 bits first.",
                field="mask",
            )
        lines.append(f'mask = np.asarray(ImageOps.exif_transpose(Image.open({literal(absolute(mask))})).convert("L"))')
    if outpaint is not None:
        lines += _extending(outpaint, repainting.picture)
    x, y, width, height = repainting.crop
    lines += [
        f"crop = np.s_[{y}:{y + height}, {x}:{x + width}]  # the part that the model sees",
        "planes = [resized(plane, WIDTH, HEIGHT) for plane in np.moveaxis(colours_of(pixels)[crop], 2, 0)]",
        "planes = np.clip(np.stack(planes * (3 // len(planes))) * np.float32(2 / 255) - 1, -1, 1)",
        "image = torch.from_numpy(planes)[None] / 2 + 0.5",
    ]
    return "\n".join(lines) + "\n"


def _extending(margins: tuple[int, int, int, int], picture: Picture) -> list[str]:
    """Return the statements that add pixels around `pixels` and `mask`; see `studio.compositing.extended`."""
    left, top, right, bottom = margins
    around = f"(({top}, {bottom}), ({left}, {right}))"
    if picture.pixels.ndim == 2:
        lines = [f'pixels = np.pad(pixels, {around}, mode="edge")']
    else:
        lines = [f'larger = np.pad(pixels, (*{around}, (0, 0)), mode="edge")']
        if picture.pixels.shape[2] in (2, 4):
            lines.append(f"larger[..., -1] = np.pad(pixels[..., -1], {around})  # transparent")
        lines.append("pixels = larger")
    return [*lines, f"mask = np.pad(mask, {around}, constant_values=255)"]


def control_source(spec: ControlSpec, repainting: Repainting | None) -> str:
    """Return the expression of one control image; raises BadInput if a script would make another one."""
    picture = read_image(Path(spec.image))
    if repainting is not None and repainting.covering(picture.pixels) is not picture.pixels:
        raise BadInput(
            f"A script does not extend a control's picture: make {Path(spec.image).name} as large as the extended one.",
            field="controls",
        )
    crop = Box(0, 0, picture.width, picture.height)
    if repainting is not None and (crop.width, crop.height) == (repainting.picture.width, repainting.picture.height):
        crop = repainting.crop
    pixels = picture.pixels
    with Image.open(spec.image) as image:
        plain = np.asarray((ImageOps.exif_transpose(image) or image).convert("RGB"))
    own = colour_planes(pixels)
    hides = spec.kind == "inpaint" and pixels.ndim == 3 and pixels.shape[2] in (2, 4)
    if pixels.dtype != np.uint8 or hides or not np.array_equal(np.broadcast_to(own, plain.shape), plain):
        raise BadInput(
            f"{Path(spec.image).name} is transparent or has deep colours or a colour profile, which a script would "
            "read differently: save it as a PNG of 8 bits in sRGB first.",
            field="controls",
        )
    where = f"{literal(absolute(spec.image))}, {literal(tuple(map(int, crop)))}"
    if spec.ready:
        return f"control_map({where})"
    values = settings_of(spec.kind, spec.settings)
    return f"canny_edges({where}, low={values['low']!r}, high={values['high']!r})"
