"""Requests about the latent space of a model, and the events that answer them."""

import base64
import binascii
import math
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from studio.protocol.errors import BadInput
from studio.protocol.frozen import Frozen
from studio.protocol.generation_recipe import GenerateRecipe

MapMethod = Literal["pca", "lda", "tsne", "axes"]
Inverse = Literal["exact", "plane", "neighbours", "none"]
Beside = Literal["mean", "nearest"]
SAMPLES, PROMPTS = "samples", "prompts"  # instead of a data set: the model's own samples, or prompts
MAX_POINTS = 20_000
MAX_FRAMES = 1000
MAX_PLACED = 100
THUMBNAIL = 48  # pixels a side at most


class Packed(Frozen):
    """An array as JSON: its dtype and shape, and its values, little-endian, in base64."""

    kind: Literal["u1", "<f2", "<f4", "<i4"]
    shape: tuple[int, ...]
    data: str

    @classmethod
    def of(cls, values: NDArray[Any], kind: Literal["u1", "<f2", "<f4", "<i4"]) -> "Packed":
        """Pack an array as values of a kind."""
        data = np.ascontiguousarray(values, kind)
        return cls(kind=kind, shape=data.shape, data=base64.b64encode(data.tobytes()).decode("ascii"))

    def array(self) -> NDArray[Any]:
        """Return the array; raises BadInput when the bytes do not fit its shape."""
        try:
            data = base64.b64decode(self.data, validate=True)
        except binascii.Error as error:
            raise BadInput("An array is damaged.") from error
        if min(self.shape, default=1) < 0 or len(data) != math.prod(self.shape) * np.dtype(self.kind).itemsize:
            raise BadInput(f"An array is damaged: it has not the shape {self.shape}.")
        return np.frombuffer(data, self.kind).reshape(self.shape)


class MapLatents(Frozen):
    """Project the codes of pictures to the plane: LatentsMapped, LatentPoints once or more, Finished.

    Attributes:
        model: The model.
        dataset: "" for the data that it was trained on, a kind of data set, a folder of pictures, SAMPLES or PROMPTS.
        prompts: The texts, for PROMPTS.
        count: Points at most; of more pictures, evenly spaced ones.
        method: "axes": two of the latent dimensions as they are. Others: see `engine.latents.projection.project`.
        axes: Which two dimensions, counted from 0.
        seed: The seed of t-SNE and of SAMPLES.
        out: A new folder for the thumbnails.
    """

    do: Literal["map_latents"] = "map_latents"
    job: str
    model: str
    dataset: str = ""
    prompts: tuple[str, ...] = ()
    count: int = Field(default=2000, ge=3, le=MAX_POINTS)
    method: MapMethod = "pca"
    axes: tuple[int, int] = (0, 1)
    seed: int = Field(default=0, ge=0)
    out: str


class MeasureErrors(Frozen):
    """Measure how badly the pictures of a map are reconstructed: ReconstructionErrors, Finished.

    Attributes:
        map: The job of the map.
    """

    do: Literal["measure_errors"] = "measure_errors"
    job: str
    map: str
    out: str = ""


class MorphLatents(Frozen):
    """Interpolate in a latent space: MorphFrame for each frame, Finished.

    Attributes:
        map, points: The job of a map, and two or more of its points in the order of the path; for a path of codes.
        recipe, to_seed, to_prompt: For a path from the recipe's starting noise and prompt to others, by DDIM; without
            `to_prompt` the prompt stays.
        frames: The number of frames, both ends included.
        spherical: Whether to interpolate along great circles (slerp).
        label: The class of the decoded pictures, for class-conditional decoders.
    """

    do: Literal["morph_latents"] = "morph_latents"
    job: str
    map: str = ""
    points: tuple[int, ...] = ()
    recipe: GenerateRecipe | None = None
    to_seed: int = Field(default=0, ge=0)
    to_prompt: str | None = None
    frames: int = Field(default=25, ge=2, le=MAX_FRAMES)
    spherical: bool = False
    label: int = Field(default=0, ge=0)
    out: str = ""


class PictureOfLatent(Frozen):
    """Make one picture for a map; answered by LatentPicture between two steps of a running job.

    Attributes:
        map: The job of the map.
        what: "point": the code under a place of the map, decoded; see `beside`. "picture": the picture of a point of
            the data. "reconstruction": that point's code, decoded. "combination": mean(plus) - mean(minus) +
            mean(more), decoded. "manifold": 15 x 15 pictures of a two-dimensional latent space.
        place: x and y, for "point".
        beside: The part of the code outside the plane of a linear map: that of the mean code, or of the nearest one.
        point: For "picture" and "reconstruction".
        plus, minus, more: Groups of points, for "combination"; empty ones are left out, but not `plus`.
        label: The class of the decoded picture, for class-conditional decoders.
    """

    do: Literal["picture_of_latent"] = "picture_of_latent"
    job: str
    map: str
    what: Literal["point", "picture", "reconstruction", "combination", "manifold"]
    place: tuple[float, float] = (0.0, 0.0)
    beside: Beside = "mean"
    point: int = Field(default=0, ge=0)
    plus: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    label: int = Field(default=0, ge=0)


class PlaceOnMap(Frozen):
    """Encode further pictures and show where they lie on a map; answered by PicturesPlaced.

    They become points N, N + 1, ... of a map of N points, until others are placed.

    Attributes:
        map: The job of the map.
        files: The pictures; none takes all of them off the map.
    """

    do: Literal["place_on_map"] = "place_on_map"
    job: str
    map: str
    files: tuple[str, ...] = Field(default=(), max_length=MAX_PLACED)


class LatentsMapped(Frozen):
    """The codes of a map are computed; its points follow.

    Attributes:
        data: The name of the data.
        count: Number of points N.
        indices: The index of each point's picture in the data set [N].
        dimensions: The length of a code.
        labels: The class of each point [N]; None for unlabelled data.
        names: The classes, or the texts of points that are prompts.
        thumbnails: A .npy file, uint8 [N, h, w, 3]; "" for prompts.
        inverse: How the code of a place on the map is found. "exact": the space has two dimensions. "plane": in the
            plane through the mean. "neighbours": interpolated from the nearest points. "none": not at all.
        decode_labels: The classes of a class-conditional decoder.
        plane: Whether the latent space is the plane of the manifold, with z ~ N(0, I).
        reconstructs: Whether reconstruction errors can be measured.
    """

    kind: Literal["latents_mapped"] = "latents_mapped"
    data: str
    count: int
    indices: Packed
    dimensions: int
    labels: Packed | None = None
    names: tuple[str, ...] = ()
    thumbnails: str = ""
    inverse: Inverse
    decode_labels: tuple[str, ...] = ()
    plane: bool = False
    reconstructs: bool = False


class LatentPoints(Frozen):
    """The points of a map as they are now.

    Attributes:
        points: [N, 2].
        shares: The share of the variance along x and y; () for t-SNE.
        iteration: The iteration of t-SNE; 0 for methods without iterations.
        settled: Whether these are the final points.
    """

    kind: Literal["latent_points"] = "latent_points"
    points: Packed
    shares: tuple[float, ...] = ()
    iteration: int = 0
    settled: bool = True


class LatentPicture(Frozen):
    """A picture that was requested for a map.

    Attributes:
        picture: uint8 [H, W, 3].
        place: Where its code lies on the map; None where that is not known.
        nearest: The points whose codes are nearest, the nearest first; for "combination".
    """

    kind: Literal["latent_picture"] = "latent_picture"
    picture: Packed
    place: tuple[float, float] | None = None
    nearest: tuple[int, ...] = ()


class PicturesPlaced(Frozen):
    """Where further pictures lie on a map.

    Attributes:
        points: [n, 2].
        thumbnails: As large as those of the map's points, uint8 [n, h, w, 3].
        nearest: For each, the points of the map whose codes are nearest, the nearest first.
    """

    kind: Literal["pictures_placed"] = "pictures_placed"
    points: Packed
    thumbnails: Packed
    nearest: tuple[tuple[int, ...], ...] = ()


class ReconstructionErrors(Frozen):
    """The mean squared error of each point's reconstruction, placed pictures included, of values in [-1, 1]."""

    kind: Literal["reconstruction_errors"] = "reconstruction_errors"
    errors: Packed


class MorphFrame(Frozen):
    """Frame `frame` of `of`, uint8 [H, W, 3], counted from 0."""

    kind: Literal["morph_frame"] = "morph_frame"
    frame: int
    total: int
    picture: Packed


LatentJob = MapLatents | MeasureErrors | MorphLatents
LatentEvent = LatentsMapped | LatentPoints | LatentPicture | PicturesPlaced | ReconstructionErrors | MorphFrame
