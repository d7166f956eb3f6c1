"""The kinds of control images: what each shows, in one sentence, and the settings of the detector that makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

ControlKindName = Literal[
    "canny",
    "softedge",
    "lineart",
    "scribble",
    "depth",
    "normal",
    "pose",
    "segmentation",
    "tile",
    "inpaint",
]
CONTROL_KINDS: tuple[ControlKindName, ...] = get_args(ControlKindName)
EstimatorKind = Literal["depth", "pose", "segmentation", "image-encoder", "object", "words"]
ESTIMATORS: dict[EstimatorKind, str] = {
    "depth": "a depth model (Depth Anything or DPT)",
    "pose": "a pose model (ViTPose)",
    "segmentation": "a segmentation model (SegFormer or UPerNet)",
    "image-encoder": "an image encoder (CLIPVisionModelWithProjection)",  # for IP-Adapters
    "object": "a model that selects objects (SAM 2)",  # for the window's tool
    "words": "a model that finds what words name (CLIPSeg)",  # for the window's tool too
}
ESTIMATOR_KINDS: dict[str, EstimatorKind] = {  # by the classes of transformers
    "DepthAnythingForDepthEstimation": "depth",
    "DPTForDepthEstimation": "depth",
    "VitPoseForPoseEstimation": "pose",
    "SegformerForSemanticSegmentation": "segmentation",
    "UperNetForSemanticSegmentation": "segmentation",
    "CLIPVisionModelWithProjection": "image-encoder",
    "CLIPSegForImageSegmentation": "words",
    "Sam2Model": "object",
    "Sam2VideoModel": "object",  # only its part for single pictures is used
}


@dataclass(frozen=True)
class ControlSetting:
    """A numeric setting of a detector.

    Attributes:
        title: Its title in the window.
        default, minimum, maximum: Its value and its range.
        note: What it does, in one sentence.
        is_integer: Whether it is a whole number.
    """

    title: str
    default: float
    minimum: float
    maximum: float
    note: str
    is_integer: bool = False


@dataclass(frozen=True)
class ControlKind:
    """A kind of control image.

    Attributes:
        title: Its title in the window.
        note: What the image shows and how it is made, in one sentence.
        settings: The detector's settings by name.
        needs: The kind of model that makes it; None where no model is needed.
        likes: A kind of model that improves it, but is not required; None for none.
        grey: Whether the image has no colours, so that a brush can draw on it in white and black.
    """

    title: str
    note: str
    settings: Mapping[str, ControlSetting]
    needs: EstimatorKind | None = None
    likes: EstimatorKind | None = None
    grey: bool = True

    @property
    def estimator(self) -> EstimatorKind | None:
        """The kind of model that it uses, if any."""
        return self.needs or self.likes


_LINE_WIDTH = ControlSetting(
    "Line width", 1.5, 0.5, 8, "Width of the lines to detect, in pixels of a picture 512 pixels wide."
)
KINDS: Mapping[ControlKindName, ControlKind] = {
    "canny": ControlKind(
        "Canny edges",
        "Thin edges, white on black (Canny 1986).",
        {
            "low": ControlSetting(
                "Lower threshold", 0.1, 0, 1, "Weaker edges are left out, as a share of the strongest gradient."
            ),
            "high": ControlSetting(
                "Upper threshold",
                0.2,
                0,
                1,
                "Edges that are this strong somewhere are kept, as a share of the strongest gradient.",
            ),
        },
    ),
    "softedge": ControlKind(
        "Soft edges",
        "Soft edges like those of HED, from gradients at three scales, without a trained network.",
        {
            "width": ControlSetting(
                "Edge width", 1, 0.5, 4, "Width of the finest edges, in pixels of a picture 512 pixels wide."
            ),
            "threshold": ControlSetting("Threshold", 0.05, 0, 0.9, "Weaker edges are black."),
        },
    ),
    "lineart": ControlKind(
        "Line art",
        "The dark lines of a drawing and the dark sides of edges, white on black (difference of Gaussians).",
        {"width": _LINE_WIDTH},
    ),
    "scribble": ControlKind(
        "Scribble",
        "A few thick lines, white on black, as if drawn by hand: from a picture, or painted.",
        {
            "width": _LINE_WIDTH,
            "threshold": ControlSetting("Threshold", 0.35, 0.05, 0.95, "Weaker lines are left out."),
            "thickness": ControlSetting(
                "Thickness", 4, 1, 16, "Of the drawn lines, in pixels of a picture 512 pixels wide."
            ),
        },
    ),
    "depth": ControlKind(
        "Depth",
        "How near everything is, white in front and black behind, estimated by a depth model.",
        {},
        needs="depth",
    ),
    "normal": ControlKind(
        "Normals",
        "Which way surfaces face, from a depth model, or else from the shading, with brightness taken for height.",
        {"strength": ControlSetting("Strength", 1, 0.1, 10, "How steep the slopes are taken to be.")},
        likes="depth",
        grey=False,
    ),
    "pose": ControlKind(
        "Pose",
        "A person's joints and limbs in OpenPose's colours; the person should fill most of the picture.",
        {"confidence": ControlSetting("Confidence", 0.3, 0, 1, "Joints that are less certain are left out.")},
        needs="pose",
        grey=False,
    ),
    "segmentation": ControlKind(
        "Segmentation",
        "What is where, in the colours of ADE20K's 150 classes.",
        {},
        needs="segmentation",
        grey=False,
    ),
    "tile": ControlKind(
        "Tile",
        "The picture with less detail, which the model adds.",
        {"factor": ControlSetting("Coarser by", 4, 1, 16, "How many pixels are averaged each way.", is_integer=True)},
        grey=False,
    ),
    "inpaint": ControlKind(
        "Inpaint",
        "The picture without what the mask covers.",
        {},
        grey=False,
    ),
}


def settings_of(kind: ControlKindName, given: Mapping[str, float]) -> dict[str, float]:
    """Return all settings of a kind's detector: the given ones, and the defaults of the others.

    Raises:
        ValueError: A setting is unknown or out of its range, with one line that says so.
    """
    known = KINDS[kind].settings
    for name, value in given.items():
        if name not in known:
            have = f"its settings are {', '.join(known)}" if known else "it has none"
            raise ValueError(f"{kind} has no setting {name[:60]!r}; {have}")
        low, high = known[name].minimum, known[name].maximum
        if not low <= value <= high:
            raise ValueError(f"{name} of {kind} must be from {low:g} to {high:g}, not {value:g}")
    return {name: given.get(name, setting.default) for name, setting in known.items()}
