"""Answers a window's requests about latent spaces: maps are kept, and their codes are computed only once."""

import io
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.engine.data.dataset_preview import Load
from studio.engine.data.output import write_results
from studio.engine.data.pictures import from_model
from studio.engine.generation.model_cache import ModelCache
from studio.engine.latents.coded_data import CodedData, coded_pictures, coded_samples, coded_texts, thumbnails_of
from studio.engine.latents.codes import Coder, coder_of, combine, decode, nearest
from studio.engine.latents.latent_map import pictures_for
from studio.engine.latents.manifold import manifold
from studio.engine.latents.morphing import morph_codes, morph_seeds
from studio.engine.latents.placing import PlacedPictures, placed_pictures
from studio.engine.latents.projection import Projection, check_projection, project
from studio.engine.latents.reconstruction_errors import reconstruction_errors
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.model import Model
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished, Note
from studio.protocol.latents import (
    PROMPTS,
    SAMPLES,
    Beside,
    Inverse,
    LatentJob,
    LatentPicture,
    LatentPoints,
    LatentsMapped,
    MapLatents,
    MeasureErrors,
    MorphFrame,
    MorphLatents,
    Packed,
    PictureOfLatent,
    PicturesPlaced,
    PlaceOnMap,
    ReconstructionErrors,
)
from studio.protocol.modelcard import find_model
from studio.protocol.requests import Stop

_MAPS_KEPT = 4
_CODES_KEPT = 2
_WATCH_SECONDS = 0.05  # between two states of t-SNE
_NEIGHBOURS = 4  # whose codes are averaged where a map has no inverse
_NEAREST = 6
_FILE = "thumbnails.npy"
_GONE = "The engine no longer has this map: compute it again."

Report = Callable[[Event], None]
Key = tuple[object, ...]


class _Stopped(Exception):
    """A stop was requested."""


@dataclass(eq=False)
class _Map:
    """A map that the window shows.

    Attributes:
        model: The model's name.
        coded: The data and its codes.
        inverse: How a point of the map is turned back into a code.
        projection: The points; they change while t-SNE settles.
        placed: Further pictures on the map, besides those of the data.
        codes: The codes of all points [N + n, D], those of placed pictures last.
    """

    model: str
    coded: CodedData
    inverse: Inverse
    projection: Projection = field(default_factory=lambda: Projection(np.zeros((0, 2)), ()))
    placed: PlacedPictures | None = None
    codes: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.codes = self.coded.codes

    def place(self, placed: PlacedPictures | None) -> None:
        """Place these pictures on the map, instead of those placed before."""
        own = self.coded.codes
        self.placed, self.codes = placed, own if placed is None else np.concatenate([own, placed.codes])

    def picture(self, point: int) -> tuple[Tensor, NDArray[np.float64]]:
        """Return a point's picture, [C, H, W] in -1 ... 1, and its place [2]; raises BadInput for texts."""
        data, index, points = self.coded.pictures, point, self.projection.points
        if self.placed is not None and point >= len(self.coded.codes):
            data, index, points = self.placed.pictures, point - len(self.coded.codes), self.placed.points
        if data is None:
            raise BadInput("These points are texts: they have no pictures.")
        return data.batch(torch.tensor([index]))[0][0], points[index]


class LatentSession:
    """The maps of a window.

    Args:
        models: Loads models.
        load: Loads data sets.
    """

    def __init__(self, models: ModelCache, load: Load) -> None:
        self._models, self._load = models, load
        self._coded: OrderedDict[Key, CodedData] = OrderedDict()
        self._maps: OrderedDict[str, _Map] = OrderedDict()

    def run(self, job: LatentJob, *, report: Report, stop_requested: Callable[[], Stop | None]) -> Iterator[Event]:
        """Run a job; it ends soon after a stop, and a t-SNE that is stopped by KEEP remains as it is.

        Args:
            job: The request.
            report: Sends an event during a computation.
            stop_requested: Polled often.

        Raises:
            BadInput: The request cannot be met.
        """
        began = time.perf_counter()

        def check() -> None:
            if stop_requested() is not None:
                raise _Stopped

        try:
            if isinstance(job, MapLatents):
                yield from self._map(job, report, check, lambda: stop_requested() is Stop.KEEP)
            elif isinstance(job, MeasureErrors):
                yield self._errors(job, report, check)
            else:
                for frame in self._morph(job):
                    check()
                    yield frame
        except _Stopped:
            yield Finished(stopped=True, seconds=time.perf_counter() - began)
            return
        yield Finished(seconds=time.perf_counter() - began)

    def picture(self, request: PictureOfLatent) -> LatentPicture:
        """Return the requested picture; raises BadInput when the map is gone, or has no such picture."""
        shown = self._map_of(request.map)
        count = len(shown.codes)
        model = self._models.get(shown.model)
        if request.what == "manifold":
            return LatentPicture(picture=_packed(manifold(model, label=request.label)))
        chosen = (*request.plus, *request.minus, *request.more, request.point)
        if max(chosen) >= count or min(chosen) < 0:
            raise BadInput(f"There is no point {max(chosen)} on this map: it has {count}.")
        if request.what == "picture":
            picture, (x, y) = shown.picture(request.point)
            return LatentPicture(picture=_packed(from_model(picture.cpu().numpy())), place=(x, y))
        if shown.inverse == "none":
            raise BadInput("The codes of texts cannot be decoded.")
        code, near = self._code(request, shown)
        place = None if shown.projection.plane is None else shown.projection.plane.points_of(code.numpy())[0]
        made = decode(_decoder(model), code, request.label)[0].cpu().numpy()
        return LatentPicture(
            picture=_packed(from_model(np.nan_to_num(made))),
            place=None if place is None or not np.isfinite(place).all() else (float(place[0]), float(place[1])),
            nearest=near,
        )

    def place(self, request: PlaceOnMap) -> PicturesPlaced:
        """Place pictures on a map instead of those placed before.

        Raises:
            BadInput: The map takes no pictures, or one cannot be read; those placed before stay.
        """
        shown = self._map_of(request.map)
        if shown.coded.texts:
            raise BadInput("This is a map of texts: pictures have no place on it.")
        if not len(shown.projection.points):
            raise BadInput("The map has no points yet.")
        coder = coder_of(self._models.get(shown.model))
        if not request.files:
            shown.place(None)
            none = np.zeros((0, 1, 1, 3), np.uint8)
            return PicturesPlaced(points=Packed.of(np.zeros((0, 2)), "<f4"), thumbnails=Packed.of(none, "u1"))
        placed = placed_pictures(coder, [Path(file) for file in request.files], shown.coded, shown.projection)
        shown.place(placed)
        codes = torch.from_numpy(shown.coded.codes)
        return PicturesPlaced(
            points=Packed.of(placed.points, "<f4"),
            thumbnails=Packed.of(thumbnails_of(placed.pictures), "u1"),
            nearest=tuple(
                tuple(nearest(code[None], codes, _NEAREST).tolist()) for code in torch.from_numpy(placed.codes)
            ),
        )

    def _code(self, request: PictureOfLatent, shown: _Map) -> tuple[Tensor, tuple[int, ...]]:
        """Return the requested code, float64 [1, D], and the points nearest to a combination."""
        codes = torch.from_numpy(shown.codes)
        if request.what == "point":
            code = code_at(np.array([request.place]), shown.projection, shown.coded.codes, request.beside)
            return torch.from_numpy(code), ()
        if request.what == "reconstruction":
            return codes[request.point][None], ()
        if not request.plus:
            raise BadInput("Arithmetic begins with a group A: choose points for it.")
        groups = [codes[list(group)] if group else None for group in (request.plus, request.minus, request.more)]
        assert groups[0] is not None, "checked above"
        code = combine(groups[0], groups[1], groups[2])
        own = torch.from_numpy(shown.coded.codes)
        return code, tuple(nearest(code, own, _NEAREST).tolist())

    def _map(
        self, job: MapLatents, report: Report, check: Callable[[], None], keeps: Callable[[], bool]
    ) -> Iterator[Event]:
        report(Note(text="Loading the model"))
        model = self._models.get(job.model)
        if model.card.space == "plane":
            raise BadInput(f"{model.card.name} makes points, not pictures: its latent space has no map.")
        coded = self._coded_data(job, model, report, check)
        check()
        check_projection(coded.codes, coded.labels, job.method, job.axes)  # before anything replaces the map in view
        inverse: Inverse = "none" if coded.texts else "neighbours" if job.method == "tsne" else "plane"
        if coded.codes.shape[1] == 2 and inverse == "plane":
            inverse = "exact"
        shown = _Map(job.model, coded, inverse)
        self._maps[job.job] = shown
        while len(self._maps) > _MAPS_KEPT:
            self._maps.popitem(last=False)
        thumbnails = ""
        if coded.pictures is not None:
            buffer = io.BytesIO()
            np.save(buffer, coded.thumbnails())
            write_results(Path(job.out), {_FILE: buffer.getvalue()})
            thumbnails = str(Path(job.out) / _FILE)
        yield LatentsMapped(
            data=coded.title,
            count=len(coded.codes),
            indices=Packed.of(coded.indices, "<i4"),
            dimensions=coded.codes.shape[1],
            labels=None if coded.labels is None else Packed.of(coded.labels, "<i4"),
            names=coded.texts or (() if coded.pictures is None else coded.pictures.names),
            thumbnails=thumbnails,
            inverse=inverse,
            decode_labels=model.card.labels if isinstance(model, DecoderModel) else (),
            plane=isinstance(model, DecoderModel) and model.card.latent == (2,),
            reconstructs=coded.reconstructs,
        )
        reported_at = time.monotonic()

        def watch(points: NDArray[np.float64], iteration: int) -> None:
            nonlocal reported_at
            if time.monotonic() - reported_at >= _WATCH_SECONDS:
                reported_at = time.monotonic()
                shown.projection = Projection(points, ())
                report(_points(shown.projection, iteration, settled=False))
            check()

        try:
            shown.projection = project(coded.codes, coded.labels, job.method, job.seed, axes=job.axes, watch=watch)
        except _Stopped:
            if not keeps() or not len(shown.projection.points):
                raise
        yield _points(shown.projection)

    def _coded_data(self, job: MapLatents, model: Model, report: Report, check: Callable[[], None]) -> CodedData:
        """Return the codes of the data, cached if nothing has changed."""

        def report_progress(done: int, total: int) -> None:
            check()
            report(Note(text=f"Encoding picture {done + 1:,} of {total:,}"))

        stamp = self._models.stamp(job.model)
        make: Callable[[], CodedData]
        if job.dataset == SAMPLES:
            key: Key = (stamp, SAMPLES, job.count, job.seed)

            def make() -> CodedData:
                return coded_samples(model, job.count, job.seed, report_progress)
        elif job.dataset == PROMPTS:
            key = (stamp, job.prompts)

            def make() -> CodedData:
                return coded_texts(model, job.prompts)
        else:
            coder_of(model)  # before data is read

            def notify(text: str) -> None:
                check()
                report(Note(text=text))

            notify("Reading the data")
            place = find_model(job.model)
            data = pictures_for(place, model.card, job.dataset or None, {}, notify, self._load)
            key = (stamp, data.fingerprint, job.count)

            def make() -> CodedData:
                return coded_pictures(model, data, job.count, report_progress)

        if key not in self._coded:
            self._coded[key] = make()
        self._coded.move_to_end(key)
        while len(self._coded) > _CODES_KEPT:
            self._coded.popitem(last=False)
        return self._coded[key]

    def _errors(self, job: MeasureErrors, report: Report, check: Callable[[], None]) -> ReconstructionErrors:
        shown = self._map_of(job.map)
        data = shown.coded.pictures
        if data is None or not shown.coded.reconstructs:
            raise BadInput("Only pictures that a model encodes have a reconstruction error.")

        def report_progress(done: int, total: int) -> None:
            check()
            report(Note(text=f"Reconstructing picture {done + 1:,} of {total:,}"))

        coder = coder_of(self._models.get(shown.model))
        errors = reconstruction_errors(coder, data, report_progress)
        if shown.placed is not None:
            errors = torch.cat([errors, reconstruction_errors(coder, shown.placed.pictures, report_progress)])
        return ReconstructionErrors(errors=Packed.of(errors.numpy(), "<f4"))

    def _morph(self, job: MorphLatents) -> Iterator[MorphFrame]:
        if job.recipe is not None:
            frames = morph_seeds(
                self._models.get(job.recipe.model),
                job.recipe,
                job.to_seed,
                job.frames,
                spherical=job.spherical,
                to_prompt=job.to_prompt,
            )
        else:
            shown = self._map_of(job.map)
            if len(job.points) < 2 or max(job.points) >= len(shown.codes):
                raise BadInput("A path leads through two or more points of the map.")
            if shown.inverse == "none":
                raise BadInput("The codes of texts cannot be decoded.")
            codes = torch.from_numpy(shown.codes[list(job.points)])
            model = _decoder(self._models.get(shown.model))
            frames = morph_codes(model, codes, job.frames, spherical=job.spherical, label=job.label)
        for number, frame in enumerate(frames):
            yield MorphFrame(frame=number, total=job.frames, picture=_packed(frame))

    def _map_of(self, job: str) -> _Map:
        if job not in self._maps:
            raise BadInput(_GONE)
        self._maps.move_to_end(job)
        return self._maps[job]


def code_at(
    place: NDArray[np.float64], projection: Projection, codes: NDArray[np.float64], beside: Beside = "mean"
) -> NDArray[np.float64]:
    """Return the code [1, D] under a place [1, 2] of a map.

    Of a linear map, the code of its plane, through the mean of all codes or through that of the nearest point;
    otherwise the mean of the codes of the nearest points, weighted by 1 / d².
    """
    distances = np.square(projection.points - place).sum(1)
    if projection.plane is not None:
        code = projection.plane.codes_at(place)
        if beside == "nearest":
            nearest_point = int(distances.argmin())
            code = code + codes[[nearest_point]] - projection.plane.codes_at(projection.points[[nearest_point]])
        return code
    near = np.argsort(distances, kind="stable")[:_NEIGHBOURS]
    weights = 1 / np.maximum(distances[near], 1e-12)
    mean: NDArray[np.float64] = (weights / weights.sum()) @ codes[near]
    return mean[None]


def _decoder(model: Model) -> Coder:
    """Return a model that decodes codes: a GAN too."""
    return model if isinstance(model, DecoderModel) else coder_of(model)


def _points(projection: Projection, iteration: int = 0, *, settled: bool = True) -> LatentPoints:
    packed = Packed.of(projection.points, "<f4")
    return LatentPoints(points=packed, shares=projection.shares, iteration=iteration, settled=settled)


def _packed(picture: NDArray[np.uint8]) -> Packed:
    """Pack a picture [H, W] or [H, W, 3] as [H, W, 3]."""
    return Packed.of(picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, axis=2), "u1")
