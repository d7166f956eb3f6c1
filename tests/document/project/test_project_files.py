import io
import struct
import zipfile
import zlib
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.document.layers.blending import BLENDS
from studio.document.layers.guides import ControlUse, RegionUse
from studio.document.layers.layer import Group, Layer
from studio.document.project.project import MASK, Project, ProjectLane, Selection
from studio.document.project.reading import open_project
from studio.document.project.writing import project_bytes, save_project
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Size

SIZE = Size(12, 8)


def picture(seed, size=SIZE):
    return np.random.default_rng(seed).integers(0, 256, (size.height, size.width, 4), np.uint8)


def sample_project():
    inner = Layer("hat", picture(1, Size(3, 2)), x=-1, y=5, opacity=0.5, blend="svg:multiply", alpha_locked=True)
    group = Group("on top & <over>", (inner,), opacity=0.25, visible=False, locked=True, isolated=False)
    result = Layer("a red hat", picture(2), kind="candidate", recipe='{"prompt": "a red hat"}', locked=True)
    mask = picture(3)[..., 0]
    return Project(
        SIZE,
        Group(children=(group, result, Layer("photo", picture(0)))),
        (Selection("sky", mask // 2), Selection(MASK, mask)),
        (ProjectLane("a tiger", '{"seed": 1}', lambda: [b"fra", b"mes"]), ProjectLane("a cat", "{}")),
    )


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewrite(path, change):
    """Rewrite the project after `change` has modified its members."""
    kept = members(path)
    change(kept)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, data)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "project.ora"
    save_project(sample_project(), path)
    return path


def same_layers(one, other):
    if isinstance(one, Group):
        assert isinstance(other, Group)
        assert (one.opacity, one.visible, one.locked, one.blend) == (
            other.opacity,
            other.visible,
            other.locked,
            other.blend,
        )
        assert len(one.children) == len(other.children)
        for mine, theirs in zip(one.children, other.children, strict=True):
            assert mine.name == theirs.name
            same_layers(mine, theirs)
    else:
        assert np.array_equal(one.pixels, other.pixels)
        assert {k: v for k, v in vars(one).items() if k not in ("pixels", "id")} == {
            k: v for k, v in vars(other).items() if k not in ("pixels", "id")
        }


def test_a_project_is_read_as_it_was_written(file):
    written, read = sample_project(), open_project(file)
    assert read.size == SIZE
    assert read.repaired == ()
    same_layers(written.stack, read.stack)
    assert [selection.name for selection in read.selections] == ["sky", MASK]
    assert np.array_equal(read.mask, written.mask)
    assert [(lane.name, lane.recipe) for lane in read.lanes] == [("a tiger", '{"seed": 1}'), ("a cat", "{}")]
    assert b"".join(read.lanes[0].record()) == b"frames"
    assert read.lanes[1].record is None


def test_guides_are_kept_with_what_they_ask_and_hidden_from_other_programs(tmp_path):
    lines = Layer("Scribble 1", picture(4), kind="control", control=ControlUse(weight=0.5, end=0.8), opacity=0.5)
    regions = (RegionUse(colour=(230, 85, 40), prompt="a tiger", weight=2), RegionUse(colour=(45, 125, 225)))
    sides = Layer("Regions 1", picture(5), kind="regions", regions=regions, visible=False)
    photo = np.dstack([picture(0)[..., :3], np.full((8, 12), 255, np.uint8)])
    stack = Group(children=(lines, sides, Layer("Mask 1", picture(6), kind="mask"), Layer("photo", photo)))
    path = tmp_path / "guided.ora"
    save_project(Project(SIZE, stack), path)
    same_layers(stack, open_project(path).stack)
    told = ElementTree.fromstring(members(path)["stack.xml"])
    assert [layer.get("visibility") for layer in told.iter("layer")] == ["hidden"] * 3 + ["visible"]
    merged = np.asarray(Image.open(io.BytesIO(members(path)["mergedimage.png"])))
    assert np.array_equal(merged, photo)


def test_saving_over_the_file_that_records_lie_in_keeps_them(file):
    save_project(open_project(file).with_layer(Layer("new", picture(5))), file)
    read = open_project(file)
    assert b"".join(read.lanes[0].record()) == b"frames"
    assert read.stack.children[0].name == "new"


def test_the_same_project_gives_the_same_bytes():
    assert project_bytes(sample_project()) == project_bytes(sample_project())


def test_other_programs_recognize_the_file(file):
    with zipfile.ZipFile(file) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        root = ElementTree.fromstring(archive.read("stack.xml"))
        merged = Image.open(io.BytesIO(archive.read("mergedimage.png")))
        thumbnail = Image.open(io.BytesIO(archive.read("Thumbnails/thumbnail.png")))
        names = archive.namelist()
    assert (root.get("w"), root.get("h")) == ("12", "8")
    assert [layer.get("src") in names for layer in root.iter("layer")] == [True] * 3
    assert np.array_equal(np.asarray(merged), sample_project().flattened())
    assert max(thumbnail.size) <= 256


layer_values = st.fixed_dictionaries(
    {
        "name": st.text(max_size=20),
        "x": st.integers(-2000, 2000),
        "y": st.integers(-2000, 2000),
        "opacity": st.integers(0, 100).map(lambda percent: percent / 100),
        "visible": st.booleans(),
        "locked": st.booleans(),
        "alpha_locked": st.booleans(),
        "blend": st.sampled_from(BLENDS),
        "kind": st.sampled_from(["paint", "control", "candidate"]),
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(layer_values, max_size=4))
def test_layers_of_any_settings_come_back(tmp_path, values):
    layers = tuple(Layer(pixels=picture(i, Size(2, 3)), **value) for i, value in enumerate(values))
    path = tmp_path / "any.ora"
    save_project(Project(SIZE, Group(children=layers)), path)
    for mine, read in zip(layers, open_project(path).stack.children, strict=True):
        shown = "".join(letter if letter.isprintable() else " " for letter in mine.name)
        assert read.name == shown
        assert (read.x, read.y, read.opacity, read.visible, read.locked, read.alpha_locked, read.blend, read.kind) == (
            mine.x,
            mine.y,
            mine.opacity,
            mine.visible,
            mine.locked,
            mine.alpha_locked,
            mine.blend,
            mine.kind,
        )


def test_a_file_that_lost_our_folder_still_opens(file):
    def strip(kept):
        for name in [name for name in kept if name.startswith("studio/")]:
            del kept[name]

    rewrite(file, strip)
    read = open_project(file)
    assert read.repaired == ()
    assert [child.name for child in read.stack.children] == ["on top & <over>", "a red hat", "photo"]
    assert read.selections == ()


def test_a_missing_layer_is_left_out_and_reported(file):
    rewrite(file, lambda kept: kept.pop("data/layer0001.png"))
    read = open_project(file)
    assert [child.name for child in read.stack.children] == ["on top & <over>", "photo"]
    assert read.repaired == ("The layer “a red hat” was left out: its file is missing.",)


def test_a_damaged_layer_is_left_out_and_reported(file):
    rewrite(file, lambda kept: kept.update({"data/layer0002.png": kept["data/layer0002.png"][:40]}))
    read = open_project(file)
    assert "photo" not in [child.name for child in read.stack.children]
    assert read.repaired[0].startswith("The layer “photo” was left out: its file cannot be opened")


def test_the_merged_picture_stands_in_when_no_layer_can_be_read(file):
    def strip(kept):
        for name in [name for name in kept if name.startswith("data/")]:
            del kept[name]

    rewrite(file, strip)
    read = open_project(file)
    assert np.array_equal(read.flattened(), sample_project().flattened())
    assert len(read.repaired) == 4


def test_damaged_selections_and_lanes_are_left_out_and_reported(file):
    def damage(kept):
        kept["studio/selections/0000.png"] = b"no picture"
        del kept["studio/lanes/0000.safetensors"]

    rewrite(file, damage)
    read = open_project(file)
    assert [selection.name for selection in read.selections] == [MASK]
    assert read.lanes[0].record is None
    assert len(read.repaired) == 2


def test_damaged_details_leave_the_layers(file):
    rewrite(file, lambda kept: kept.update({"studio/project.json": b'{"layers": 3'}))
    read = open_project(file)
    assert len(read.stack.children) == 3
    assert "studio/project.json is damaged" in read.repaired[0]


@pytest.mark.parametrize("field", ["name", "comment", "size"])
def test_flipped_bits_in_the_list_of_files_are_told(file, field):
    data = bytearray(file.read_bytes())
    entry = data.rindex(b"studio/project.json") - 46  # in the central directory
    if field == "name":
        data[entry + 46] ^= 4
    elif field == "comment":  # of the entry before, which takes in this one
        entry = data.rindex(b"PK\1\2", 0, entry)
        data[entry + 32] += len(data) - 22 - data.rindex(b"PK\1\2")
    else:
        data[entry + 26] ^= 1
    file.write_bytes(data)
    assert "studio/project.json is damaged" in open_project(file).repaired[-1]


def test_a_newer_version_is_read_as_far_as_it_is_known(file):
    def age(kept):
        kept["studio/project.json"] = kept["studio/project.json"].replace(b'"version": 1', b'"version": 9, "guides": 3')

    rewrite(file, age)
    read = open_project(file)
    assert read.mask is not None
    assert "newer version" in read.repaired[0]


def stack_of(xml):
    return lambda kept: kept.update({"stack.xml": xml.encode()})


def test_an_unknown_blend_mode_is_reported_and_kept(file):
    rewrite(file, lambda kept: kept.update({"stack.xml": kept["stack.xml"].replace(b"svg:multiply", b"krita:dodgy")}))
    read = open_project(file)
    assert "krita:dodgy" in read.repaired[0]
    save_project(read, file)
    assert b"krita:dodgy" in members(file)["stack.xml"]


def test_a_source_outside_the_archive_is_not_followed(file, tmp_path):
    Image.new("RGB", (12, 8)).save(tmp_path / "secret.png")
    for src in ("../secret.png", str(tmp_path / "secret.png")):
        rewrite(file, stack_of(f'<image w="12" h="8"><stack><layer name="x" src="{src}"/></stack></image>'))
        read = open_project(file)
        assert "its file is missing" in read.repaired[0]
        assert np.array_equal(read.flattened(), sample_project().flattened())  # the merged picture


HOSTILE = {
    "entities": '<!DOCTYPE image [<!ENTITY a "aaaa">]><image w="1" h="1"><stack name="&a;"/></image>',
    "layers": f'<image w="9" h="9"><stack>{"<layer/>" * 10_000}</stack></image>',
    "depth": f'<image w="9" h="9">{"<stack>" * 3000}{"</stack>" * 3000}</image>',
    "canvas": '<image w="900000" h="900000"><stack/></image>',
    "nothing": '<image w="0" h="0"><stack/></image>',
    "number": '<image w="nan" h="1e999"><stack/></image>',
    "no stack": '<image w="9" h="9"/>',
    "no image": "<html/>",
    "damage": "<image",
    "empty": "",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_stack_is_refused_in_one_line(file, kind):
    rewrite(file, stack_of(HOSTILE[kind]))
    with pytest.raises(BadInput, match=r"^Could not open .*project\.ora: "):
        open_project(file)


def test_numbers_out_of_range_become_defaults(file):
    layer = '<layer name="x" src="data/layer0002.png" x="1e99" y="nan" opacity="-3"/>'
    rewrite(file, stack_of(f'<image w="12" h="8"><stack>{layer}</stack></image>'))
    (read,) = open_project(file).stack.children
    assert (read.x, read.y, read.opacity) == (0, 0, 1)


def test_a_bomb_is_refused(file):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100)))
    rewrite(file, lambda kept: kept.update({"data/layer0002.png": bomb}))
    assert "megapixels" in open_project(file).repaired[0]


def test_a_layer_that_unpacks_to_much_more_than_a_picture_is_not_read(file):
    kept = members(file)
    kept["data/layer0002.png"] = bytes(2**25)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    assert "its file is much larger than it can be" in open_project(file).repaired[0]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + bytes(50)])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "fake.ora"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="not an OpenRaster file"):
        open_project(path)


def test_a_cut_file_is_refused_or_read(file):
    whole = file.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 23)):
        file.write_bytes(whole[:length])
        with pytest.raises(BadInput):
            open_project(file)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.ora", tmp_path):
        with pytest.raises(BadInput, match="there is no such file"):
            open_project(path)


def test_a_mask_of_another_size_is_refused():
    with pytest.raises(BadInput, match="The mask is 3 × 2"):
        sample_project().with_mask(np.zeros((2, 3), np.uint8))
