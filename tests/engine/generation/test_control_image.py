"""Control images of every kind: what they show, how their settings act, and what they refuse."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.engine.data.edges import canny_edges
from studio.engine.data.pictures import read_image
from studio.engine.generation.control_cache import ControlImages
from studio.engine.generation.control_image import DETECTORS, control_image
from studio.engine.generation.inpainting import model_input, read_repainting
from studio.engine.generation.maps.ade20k import PALETTE
from studio.engine.generation.maps.pose import skeleton
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.estimator import PoseModel
from studio.protocol.control_kinds import CONTROL_KINDS, ESTIMATORS, KINDS
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.registered import RegisteredModel, register_model
from tests.engine.models.tiny_estimators import save_tiny_estimator

WITHOUT_ESTIMATOR = ("canny", "softedge", "lineart", "scribble", "normal", "tile")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("control")


@pytest.fixture(scope="module")
def folders(place):
    made = {"depth": "depth-anything", "pose": "vitpose", "segmentation": "segformer", "seven": "segformer of 7"}
    return {name: str(save_tiny_estimator(place / name, what)) for name, what in made.items()}


@pytest.fixture(scope="module")
def models():
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def scene(place):
    """A dark disc on a bright ground, with a thin dark line beside it: 128 x 96."""
    y, x = np.mgrid[:96, :128]
    grey = np.full((96, 128), 220, np.uint8)
    grey[np.hypot(x - 40, y - 48) < 24] = 60
    grey[20:76, 98:101] = 30
    Image.fromarray(np.stack([grey, grey, grey // 2], axis=2)).save(place / "scene.png")
    return str(place / "scene.png")


@pytest.fixture
def make(models):
    def made(kind, image, *, size=None, mask=None, repainting=None, **more):
        return control_image(ControlSpec(kind=kind, image=image, **more), size, models, repainting, mask)

    return made


def test_the_same_picture_is_not_looked_at_twice(models, scene, place, monkeypatch):
    detected = []
    own = DETECTORS["softedge"]
    monkeypatch.setitem(DETECTORS, "softedge", lambda source: detected.append(source) or own(source))
    models = ModelCache("cpu")

    def make(image=scene, size=None, **more):
        return control_image(ControlSpec(kind="softedge", image=str(image), **more), size, models)

    first = make()
    assert make() is first
    assert len(detected) == 1
    make(settings={"threshold": 0.3})
    make(size=(64, 48))
    assert len(detected) == 3
    copy = place / "copy.png"
    copy.write_bytes(Path(scene).read_bytes())
    assert np.array_equal(make(copy).planes, first.planes)
    with Image.open(scene) as picture:
        picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(copy)
    assert not np.array_equal(make(copy).planes, first.planes)  # another picture under its name
    assert len(detected) == 5
    models.control_images = ControlImages(budget=first.planes.nbytes)
    make()
    make(size=(64, 48))
    make()
    assert len(detected) == 8  # there is room for one


def test_every_kind_has_a_detector():
    assert list(KINDS) == list(CONTROL_KINDS) == list(DETECTORS)
    for kind in KINDS.values():
        assert kind.note.endswith(".")
        assert all(setting.minimum <= setting.default <= setting.maximum for setting in kind.settings.values())


@pytest.mark.parametrize("kind", WITHOUT_ESTIMATOR)
@pytest.mark.parametrize("size", [None, (64, 40)])
def test_maps_have_the_requested_size(make, scene, kind, size):
    made = make(kind, scene, size=size)
    width, height = size or (128, 96)
    assert made.planes.shape == (1 if KINDS[kind].grey else 3, height, width)
    assert made.colours.shape == (3, height, width)
    assert made.planes.dtype == np.float32
    assert made.planes.min() >= 0
    assert made.planes.max() <= 1
    assert np.ptp(made.planes) > 0.2


@pytest.mark.parametrize("kind", ["canny", "softedge", "lineart", "scribble"])
def test_a_flat_picture_has_no_lines(make, place, kind):
    Image.new("RGB", (40, 40), (90, 90, 90)).save(place / "flat.png")
    assert not make(kind, str(place / "flat.png")).planes.any()


def test_canny_is_that_of_the_grey_picture(make, scene):
    picture = read_image(Path(scene))
    grey = model_input(picture, Box(0, 0, 128, 96), (128, 96), 1)[0] / 2 + 0.5
    found = make("canny", scene, settings={"low": 0.05, "high": 0.4}).planes[0]
    np.testing.assert_array_equal(found, canny_edges(grey, 0.05, 0.4))


def test_soft_edges_lie_on_the_outline_and_fade_beside_it(make, scene):
    soft = make("softedge", scene, settings={"width": 4}).planes[0]
    outline = soft[48]  # through the middle of the disc, whose edges are at 16 and 64
    assert abs(int(np.argmax(outline[:40])) - 16) <= 1
    assert abs(int(np.argmax(outline[40:90])) - 24) <= 1
    assert outline[40] < 0.05
    assert 0 < outline[13] < outline[16]
    values = np.unique(np.round(soft, 2))
    assert len(values) > 10, "the values are grey, not binary"


def test_soft_edges_see_colours_of_the_same_brightness(make, place):
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[:, :32], pixels[:, 32:] = (200, 0, 0), (0, 102, 0)
    Image.fromarray(pixels).save(place / "colours.png")
    assert make("softedge", str(place / "colours.png")).planes[0, 32, 30:34].max() > 0.8


def test_a_threshold_removes_faint_soft_edges(make, scene):
    some, fewer = (make("softedge", scene, settings={"threshold": value}).planes for value in (0.05, 0.6))
    assert np.count_nonzero(fewer) < np.count_nonzero(some)
    assert fewer.max() > 0.8


def test_line_art_draws_dark_lines_white(make, scene):
    lines = make("lineart", scene, settings={"width": 4}).planes[0]
    assert lines[48, 98:101].mean() > 0.5
    assert lines[48, 110:].max() < 0.1
    assert lines[48, 40] < 0.1, "an evenly dark area is not a line"


def test_scribbles_are_as_thick_as_asked(make, scene):
    thin, thick = (make("scribble", scene, settings={"thickness": value}).planes[0] for value in (4, 16))
    assert set(np.unique(thick)) == {0, 1}
    assert 5 <= np.count_nonzero(thick[48, 90:110]) <= 7, "16/512 of 96 pixels, around a line of one or more"
    assert np.count_nonzero(thin) < np.count_nonzero(thick)


def test_normals_of_a_shaded_slope(make, place):
    """Where it gets brighter to the right, the surface is taken to rise, and faces left."""
    ramp = np.tile(np.arange(0, 256, 4, dtype=np.uint8), (64, 1))
    Image.fromarray(ramp).save(place / "ramp.png")
    made = make("normal", str(place / "ramp.png"))
    middle = made.planes[:, 32, 32] * 2 - 1
    assert np.linalg.norm(middle) == pytest.approx(1, abs=1e-3)
    assert middle[0] < -0.1
    assert middle[1] == pytest.approx(0, abs=1e-3)
    assert middle[2] > 0.5
    Image.fromarray(np.ascontiguousarray(ramp.T[::-1])).save(place / "up.png")  # brighter upwards: it faces down
    assert (make("normal", str(place / "up.png")).planes[1, 32, 32] * 2 - 1) < -0.1
    assert "guessed from the shading" in made.notes[0]
    steeper = make("normal", str(place / "ramp.png"), settings={"strength": 4}).planes[0, 32, 32] * 2 - 1
    assert steeper < middle[0]


def test_normals_follow_a_depth_model_where_there_is_one(make, scene, folders):
    depth = make("depth", scene, size=(64, 48), estimator=folders["depth"])
    normals = make("normal", scene, size=(64, 48), estimator=folders["depth"])
    assert normals.notes == ()
    rises = np.gradient(depth.planes[0].astype(np.float64))[1]
    right = normals.planes[0] * 2 - 1
    steep = np.abs(rises) > 1e-3
    assert (np.sign(right[steep]) == -np.sign(rises[steep])).all()
    assert (depth.planes.min(), depth.planes.max()) == (0, 1)


def test_tiles_lose_detail(make, scene):
    whole, coarse = (make("tile", scene, settings={"factor": value}).planes for value in (1, 8))
    np.testing.assert_allclose(whole, np.asarray(Image.open(scene), np.float32).transpose(2, 0, 1) / 255, atol=1e-6)
    assert np.abs(np.diff(coarse, axis=2)).max() < 0.5 * np.abs(np.diff(whole, axis=2)).max()


def test_segmentation_has_the_colours_of_its_classes(make, scene, folders):
    made = make("segmentation", scene, estimator=folders["segmentation"])
    colours = {tuple(colour) for colour in np.rint(made.planes * 255).astype(int).reshape(3, -1).T}
    assert len(colours) > 1
    assert colours <= {tuple(map(int, colour)) for colour in PALETTE}
    assert made.notes == ()
    assert "7 classes" in make("segmentation", scene, estimator=folders["seven"]).notes[0]


def test_the_palette_of_ade20k():
    assert PALETTE.shape == (150, 3)
    assert PALETTE[[0, 2, 12, 149]].tolist() == [[120, 120, 120], [6, 230, 230], [150, 5, 61], [92, 0, 255]]


def test_a_pose_is_drawn_where_its_joints_are(make, scene, folders, monkeypatch):
    made = make("pose", scene, estimator=folders["pose"], settings={"confidence": 0})
    assert made.planes.shape == (3, 96, 128)
    assert made.planes.max() > 0
    unsure = (np.full((17, 2), 9, np.float32), np.full(17, 0.99, np.float32))
    monkeypatch.setattr(PoseModel, "joints", lambda model, picture: unsure)
    with pytest.raises(BadInput, match="No joint of a person"):
        make("pose", scene, estimator=folders["pose"], settings={"confidence": 1})


def test_a_skeleton_in_openposes_colours():
    joints = [None] * 18
    joints[1], joints[2], joints[3] = (10, 10), (30, 10), (50, 10)  # neck, right shoulder, right elbow
    drawn = np.rint(skeleton(joints, (64, 32), 3) * 255).astype(int).transpose(1, 2, 0)
    assert drawn[10, 10].tolist() == [255, 85, 0]
    assert drawn[10, 30].tolist() == [255, 170, 0]
    assert drawn[10, 20].tolist() == [153, 0, 0], "the first limb, dimmed"
    assert drawn[10, 40].tolist() == [153, 102, 0]
    assert not drawn[20:].any()


def test_what_the_mask_covers_is_hidden(make, scene, place):
    mask = np.zeros((96, 128), np.uint8)
    mask[20:60, 30:90] = 255
    made = make("inpaint", scene, mask=mask)
    hidden = (made.planes == -1).all(axis=0)
    np.testing.assert_array_equal(hidden, mask == 255)
    assert made.pixels.shape == (96, 128, 4)
    np.testing.assert_array_equal(made.pixels[..., 3], 255 - mask)
    Image.fromarray(made.pixels).save(place / "hidden.png")
    again = make("inpaint", str(place / "hidden.png"), ready=True)
    np.testing.assert_allclose(again.planes, made.planes, atol=1 / 255)
    with pytest.raises(BadInput, match="needs a mask"):
        make("inpaint", scene)
    with pytest.raises(BadInput, match="same size"):
        make("inpaint", scene, mask=mask[:50])


def test_controls_are_cropped_like_the_picture_that_is_repainted(make, scene, place):
    mask = np.zeros((96, 128), np.uint8)
    mask[40:56, 60:70] = 255
    Image.fromarray(mask).save(place / "mask.png")
    recipe = GenerateRecipe(image=scene, mask=str(place / "mask.png"), crop=(32, 16, 64, 64))
    repainting = read_repainting(recipe, (64, 64))
    made = make("tile", scene, size=(64, 64), repainting=repainting, settings={"factor": 1})
    expected = np.asarray(Image.open(scene), np.float32)[16:80, 32:96].transpose(2, 0, 1) / 255
    np.testing.assert_allclose(made.planes, expected, atol=1e-6)
    hidden = make("inpaint", scene, size=(64, 64), repainting=repainting).planes[0] == -1
    np.testing.assert_array_equal(hidden, mask[16:80, 32:96] == 255)


def test_a_ready_map_is_used_as_it_is(make, place):
    values = np.random.default_rng(0).integers(0, 256, (40, 40), np.uint8)
    Image.fromarray(values).save(place / "map.png")
    made = make("canny", str(place / "map.png"), ready=True)
    np.testing.assert_allclose(made.colours, np.broadcast_to(values / np.float32(255), (3, 40, 40)), atol=1e-6)


@pytest.mark.parametrize("kind", ["depth", "pose", "segmentation"])
def test_a_missing_estimator_is_named(make, scene, data_home, kind):
    with pytest.raises(BadInput, match="models add FOLDER") as caught:
        make(kind, scene)
    assert ESTIMATORS[kind] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_estimator_of_another_kind_is_refused(make, scene, folders):
    with pytest.raises(BadInput, match="takes a depth model"):
        make("depth", scene, estimator=folders["pose"])
    with pytest.raises(BadInput, match="takes no such model"):
        make("canny", scene, estimator=folders["pose"])


def test_an_installed_estimator_is_found(make, scene, data_home, folders):
    register_model("near-and-far", RegisteredModel(path=folders["depth"]))
    assert make("depth", scene, size=(64, 48)).planes.max() == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "canny", "settings": {"width": 1}}, "no setting 'width'; its settings are low, high"),
        ({"kind": "depth", "settings": {"width": 1}}, "it has none"),
        ({"kind": "tile", "settings": {"factor": 99}}, "must be from 1 to 16, not 99"),
        ({"kind": "tile", "settings": {"factor": float("nan")}}, "settings.factor"),
        ({"kind": "hough"}, "kind"),
    ],
)
def test_settings_are_checked(fields, message):
    with pytest.raises(ValueError, match=message):
        ControlSpec(image="a.png", **fields)
