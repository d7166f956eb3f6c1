"""Reading a picture stays within a budget of bytes per pixel, however small its file is."""

import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from studio.picture_files import DECODING_BYTES

SIDE = 3000
PIXELS = SIDE * SIDE
COMPUTING_BYTES = 24  # for each pixel: the picture, its mask, the result, and three planes of float32
FIXED_BYTES = 60 * 2**20  # bands of rows, colour tables, what libraries load at first use

READ = """
import contextlib
from studio.document.picture import open_with_notes  # the window
from studio.engine.data.image_files import read_rgb  # data sets
from studio.engine.data.pictures import read_image  # the command line
from studio.engine.generation.inpainting import read_mask
from studio.protocol.errors import BadInput
{start}
for read in (open_with_notes, read_rgb, read_image, read_mask):
    with contextlib.suppress(BadInput):  # floating-point pixels
        read(Path(file))
"""
COMPOSITE = """
import numpy as np
from studio.engine.generation.inpainting import read_repainting as read
from studio.protocol.generation_recipe import GenerateRecipe
recipe = GenerateRecipe(model="digits", image=file)
{start}
picture = read(recipe, (8, 8))
picture.known((64, 64), 1), picture.known((64, 64), 3), picture.repainted((64, 64))
picture.composite(np.zeros((3, 64, 64), np.float32))
"""
NOISE = """
from studio.engine.diffusion.noising import noise_picture
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.data.pictures import read_image
from studio.protocol.training_recipe import ScheduleSpec
{start}
noise_picture(read_image(Path(file)).pixels, NoiseSchedule.of(ScheduleSpec()), 10, 0)
"""
START = "before = peak()"


def bytes_taken(code: str, file: Path) -> int:
    """Return the largest growth in memory of a fresh process while it runs the code after START."""
    script = f"""
    import re
    from pathlib import Path
    from PIL import Image, ImageCms
    Image.init()
    file = {str(file)!r}
    peak = lambda: 1024 * int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
    """
    lines = textwrap.dedent(script) + code + "\nprint(peak() - before)"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    return int(done.stdout)


def picture(folder: Path, mode: str) -> Path:
    """Write a large picture of one colour; `mode` is Pillow's, with "+" for a wide colour profile."""
    more = {}
    if mode.endswith("+"):
        more["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if mode == "I;16":
        image = Image.fromarray(np.zeros((SIDE, SIDE), np.uint16))
    else:
        image = Image.new(mode.rstrip("+"), (SIDE, SIDE))
    path = folder / f"large{'.tif' if mode in ('F', 'CMYK') else '.png'}"
    image.save(path, compression="tiff_lzw" if path.suffix == ".tif" else None, **more)
    return path


pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells the peak")


@pytest.mark.parametrize("mode", ["RGB", "RGBA+", "I;16", "F", "CMYK", "P"])
def test_memory_while_reading(tmp_path: Path, mode: str):
    taken = bytes_taken(READ.format(start=START), picture(tmp_path, mode))
    assert PIXELS < taken <= DECODING_BYTES * PIXELS + FIXED_BYTES


@pytest.mark.parametrize("code", [COMPOSITE, NOISE])
def test_memory_while_computing(tmp_path: Path, code: str):
    taken = bytes_taken(code.format(start=START), picture(tmp_path, "RGB"))
    assert PIXELS < taken <= COMPUTING_BYTES * PIXELS + FIXED_BYTES
