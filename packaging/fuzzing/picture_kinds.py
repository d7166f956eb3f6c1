"""Pictures of every format, and folders of them."""

import contextlib
import json
from pathlib import Path

import numpy as np
from reader import GENERATE, SIZE, Reader

from studio.protocol.errors import BadInput

_PICTURES = ("studio.document.history.history", "studio.document.png", "studio.engine.generation.inpainting")


_FORMATS = {
    "png": "PNG",
    "jpg": "JPEG",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
    "tif": "TIFF",
    "ppm": "PPM",
    "tga": "TGA",
    "avif": "AVIF",
    "jp2": "JPEG2000",
    "ico": "ICO",
}


def _make_pictures(home: Path) -> None:
    from PIL import Image, ImageCms, features

    from studio.document.png import write_png

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noise = np.random.default_rng(0).integers(0, 256, (SIZE * 2, SIZE, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    missing = {"avif": not features.check("avif"), "jp2": not features.check("jpg_2000")}
    for suffix, kind in _FORMATS.items():
        if missing.get(suffix):
            continue
        more = {"icc_profile": profile} if suffix in ("png", "jpg", "webp", "tif") else {}
        image.save(home / f"a.{suffix}", kind, **more)
    write_png(home / "recipe.png", noise, GENERATE)
    Image.fromarray(noise[..., 0].astype(np.uint16) * 257).save(home / "deep.png")
    image.convert("P").save(home / "palette.png", transparency=3)
    image.convert("CMYK").save(home / "cmyk.jpg")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(home / "turned.jpg", exif=exif)


def _read_pictures(home: Path) -> None:
    from studio.document.picture import open_with_notes
    from studio.document.png import read_recipe_of
    from studio.engine.data.image_files import UnusableImage, read_rgb
    from studio.engine.data.pictures import read_image
    from studio.engine.generation.inpainting import read_mask

    problems = []
    for file in sorted(home.iterdir()):
        for read in (open_with_notes, read_recipe_of, read_image, read_mask):
            try:
                read(file)
            except BadInput as problem:
                problems.append(problem)
        with contextlib.suppress(UnusableImage):
            read_rgb(file, 4)
    if problems:
        raise problems[0]


def _make_data(home: Path) -> None:
    from PIL import Image

    for label in ("one", "two"):
        (home / label).mkdir()
        for index in range(2):
            pixels = np.full((SIZE, SIZE, 3), 60 * index, np.uint8)
            Image.fromarray(pixels).save(home / label / f"{index}.png")
            (home / label / f"{index}.txt").write_text("a caption")


def _read_data(home: Path) -> None:
    from studio.engine.data.folder import load_folder

    load_folder(home, SIZE, None, lambda text: None)


_A1111 = """a (tiger:1.2), <lora:ink:0.5>
Negative prompt: blurry
Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 4, Size: 8x16, Model: sd15, Hires upscale: 2
"""


def _make_settings(home: Path) -> None:
    """Write pictures with settings as other programs leave them, and a grid of this one."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    from studio.document.grid_sheet import sheet_png
    from studio.protocol.grids.grid import parse_grid

    image = Image.new("RGB", (SIZE, 2 * SIZE))
    sampler = {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 20, "cfg": 7.5, "sampler_name": "euler"}}
    sampler["inputs"] |= {"model": ["1", 0], "positive": ["2", 0], "scheduler": "karras", "denoise": 1}  # type: ignore[operator]
    graph = {"1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd15.safetensors"}}, "3": sampler}
    graph["2"] = {"class_type": "CLIPTextEncode", "inputs": {"text": "a tiger", "clip": ["1", 1]}}
    nodes = [{"id": 3, "type": "KSampler", "widgets_values": [1, "fixed", 20, 7.5, "euler", "karras", 1], "inputs": []}]
    invoke = {"positive_prompt": "a tiger", "steps": 30, "cfg_scale": 7.5, "seed": 1, "model": {"name": "sd15"}}
    swarm = {"sui_image_params": {"prompt": "a tiger", "steps": 20, "cfgscale": 7, "seed": 1, "model": "sd15"}}
    fooocus = {"prompt": "a tiger", "steps": 30, "guidance_scale": 4, "seed": "1", "resolution": "(8, 16)"}
    for name, texts in {
        "a1111": {"parameters": _A1111},
        "comfyui": {"prompt": json.dumps(graph)},
        "workflow": {"workflow": json.dumps({"nodes": nodes, "links": [[1, 2, 0, 3, 1, "CONDITIONING"]]})},
        "invokeai": {"invokeai_metadata": json.dumps(invoke)},
        "swarmui": {"parameters": json.dumps(swarm)},
        "fooocus": {"parameters": json.dumps(fooocus), "fooocus_scheme": "fooocus"},
    }.items():
        chunks = PngInfo()
        for key, text in texts.items():
            chunks.add_text(key, text)
        image.save(home / f"{name}.png", pnginfo=chunks)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + _A1111.encode("utf-16-be")
    image.save(home / "a1111.jpg", exif=exif)
    grid, pixels = parse_grid(["steps=1,2"]), np.zeros((SIZE, SIZE), np.uint8)
    (home / "grid.png").write_bytes(sheet_png(grid, {(0,): pixels, (1,): pixels}, GENERATE, {}))


def _read_settings(home: Path) -> None:
    from studio.cli.settings import settings_from
    from studio.protocol.recipes import changed

    problems = []
    for file in sorted(home.iterdir()):
        try:
            changed(GENERATE, settings_from(file))
        except BadInput as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


def _make_guides(home: Path) -> None:
    """Write the pictures that a recipe names beside its image: masks, regions, controls, what was painted."""
    from PIL import Image

    ramp = np.linspace(0, 255, SIZE * SIZE).astype(np.uint8).reshape(SIZE, SIZE)
    for name in ("picture", "mask", "paste", "region", "control"):
        Image.fromarray(ramp).save(home / f"{name}.png")


def _read_guides(home: Path) -> None:
    from studio.engine.generation.control_image import control_image
    from studio.engine.generation.inpainting import read_repainting
    from studio.engine.generation.model_cache import ModelCache
    from studio.engine.generation.regions import read_regions
    from studio.protocol.generation_recipe import ControlSpec, RegionSpec

    regions = (RegionSpec(mask=str(home / "region.png"), prompt="a cat"),)
    files = {"image": str(home / "picture.png"), "mask": str(home / "mask.png"), "paste_mask": str(home / "paste.png")}
    recipe = GENERATE.model_copy(update=files | {"regions": regions, "soft_mask": True, "colour_match": True})
    problems: list[BadInput] = []
    try:
        read_regions(recipe, (SIZE, SIZE), read_repainting(recipe, (SIZE, SIZE)))
    except BadInput as problem:
        problems.append(problem)
    for kind in ("canny", "softedge", "tile", "inpaint"):
        for ready in (False, True):
            spec = ControlSpec(kind=kind, image=str(home / "control.png"), ready=ready)
            try:
                control_image(spec, (SIZE, SIZE), ModelCache("cpu"))
            except BadInput as problem:
                problems.append(problem)
    if problems:
        raise problems[0]


KINDS = {
    "settings": Reader(
        "settings of other programs in their pictures, and a grid", _make_settings, _read_settings, modules=_PICTURES
    ),
    "guides": Reader(
        "masks, regions and control images",
        _make_guides,
        _read_guides,
        modules=("studio.engine.generation.control_image",),
    ),
    "picture": Reader(
        "pictures and masks of every format, and the recipe in a PNG", _make_pictures, _read_pictures, modules=_PICTURES
    ),
    "data": Reader(
        "a folder of pictures with captions", _make_data, _read_data, modules=("studio.engine.data.folder",)
    ),
}
