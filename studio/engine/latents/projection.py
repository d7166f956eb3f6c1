"""Projects codes onto a plane: by PCA, LDA or t-SNE (scikit-learn), or by choosing two latent dimensions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.latents import MapMethod

Floats = NDArray[np.float64]
METHODS: tuple[MapMethod, ...] = get_args(MapMethod)
Watch = Callable[[Floats, int], None]
"""Receives t-SNE's points [N, 2] after every iteration, and the number of iterations so far."""

_PERPLEXITY = 30.0  # van der Maaten & Hinton 2008: the number of neighbours that count, from 5 to 50
_SPREAD = 1e-4  # standard deviation of the first map
_BEFORE_TSNE = 50  # dimensions that PCA leaves (the same paper, section 4.2)


@dataclass(frozen=True, eq=False)
class Plane:
    """The plane of a linear projection: point = (code - centre) @ directions; `codes_at` is its inverse.

    Attributes:
        centre: The code at the origin [D].
        directions: [D, 2].
    """

    centre: Floats
    directions: Floats

    def points_of(self, codes: Floats) -> Floats:
        """Return the points of codes [N, D] on the map, [N, 2]."""
        points: Floats = (codes - self.centre) @ self.directions
        return points

    def codes_at(self, points: Floats) -> Floats:
        """Return the codes [N, D] of points [N, 2]: of all codes there, those nearest to the centre."""
        codes: Floats = self.centre + points @ np.linalg.pinv(self.directions)
        return codes


@dataclass(frozen=True, eq=False)
class Projection:
    """Codes projected onto a plane.

    Attributes:
        points: [N, 2].
        shares: The shares of the variance along x and y: for LDA of that between classes, else of all; () for t-SNE.
        plane: The plane of a linear projection; None for t-SNE.
    """

    points: Floats
    shares: tuple[float, ...]
    plane: Plane | None = None


def project(
    codes: Floats,
    labels: NDArray[np.int64] | None,
    method: MapMethod,
    seed: int = 0,
    *,
    axes: tuple[int, int] = (0, 1),
    watch: Watch | None = None,
) -> Projection:
    """Project codes onto a plane; the same codes and seed give the same points.

    Args:
        codes: [N, D].
        labels: The class of each code [N], for LDA; None if they have none.
        method: "pca": the two directions of largest variance. "lda": those that separate the classes best; with two
            classes, y is the direction of largest variance orthogonal to x. "tsne": keeps neighbours together (van der
            Maaten & Hinton 2008). "axes": two of the D latent dimensions.
        seed: For t-SNE.
        axes: The two dimensions of "axes", counted from 0.
        watch: Called during t-SNE; an exception that it raises ends the computation.

    Raises:
        BadInput: As `check_projection`.
    """
    check_projection(codes, labels, method, axes)
    from threadpoolctl import threadpool_limits

    # with more threads, sums are added up in an order that changes from run to run
    with threadpool_limits(limits=1):
        if method == "lda":
            assert labels is not None, "checked above"
            return _lda(codes, labels)
        if method == "axes":
            return _two_axes(codes, axes)
        return _pca(codes) if method == "pca" else _tsne(codes, seed, watch)


def check_projection(
    codes: Floats, labels: NDArray[np.int64] | None, method: MapMethod, axes: tuple[int, int] = (0, 1)
) -> None:
    """Check that codes can be projected, before anything is computed; the arguments are those of `project`.

    Raises:
        BadInput: There are too few points, too few classes for LDA, or no such axes.
    """
    count, dimensions = codes.shape
    if count < 3:
        raise BadInput(f"A map needs at least 3 points, not {count}.")
    if dimensions < 2:
        raise BadInput("A latent space of one dimension has no map: it is a line.")
    if method == "axes" and (axes[0] == axes[1] or not all(0 <= axis < dimensions for axis in axes)):
        raise BadInput(f"The axes are two different numbers from 0 to {dimensions - 1}, not {axes[0]} and {axes[1]}.")
    if method == "lda":
        if labels is None or len(np.unique(labels)) < 2:
            raise BadInput("LDA separates classes, and these are of one class or of none: use PCA or t-SNE.")
        if count <= dimensions:
            raise BadInput(
                f"LDA needs more points than dimensions, and there are {count} in {dimensions}: "
                "use more pictures, PCA or t-SNE."
            )


def _two_axes(codes: Floats, axes: tuple[int, int]) -> Projection:
    dimensions = codes.shape[1]
    chosen = list(axes)
    directions, centre = np.zeros((dimensions, 2)), codes.mean(0)
    directions[chosen, [0, 1]] = 1
    centre[chosen] = 0
    variances = codes.var(0)
    shares = np.nan_to_num(variances[chosen] / max(variances.sum(), 1e-300))
    return Projection(codes[:, chosen], tuple(shares.tolist()), Plane(centre, directions))


def _pca(codes: Floats) -> Projection:
    from sklearn.decomposition import PCA

    found = PCA(2, svd_solver="full")
    points = found.fit_transform(codes)
    shares = tuple(np.nan_to_num(found.explained_variance_ratio_).tolist())
    return Projection(points, shares, Plane(found.mean_, found.components_.T))


def _lda(codes: Floats, labels: NDArray[np.int64]) -> Projection:
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    classes = len(np.unique(labels))
    found = LinearDiscriminantAnalysis(n_components=min(2, classes - 1))
    points = found.fit_transform(codes, labels)
    shares = tuple(found.explained_variance_ratio_.tolist())
    directions = found.scalings_[:, :2]
    if classes == 2:
        along = found.scalings_[:, :1] / np.linalg.norm(found.scalings_[:, :1])
        rest = codes - codes.mean(0)
        second = _pca(rest - rest @ along @ along.T)
        points = np.hstack([points, second.points[:, :1]])
        assert second.plane is not None, "PCA is linear"
        directions = np.hstack([found.scalings_[:, :1], second.plane.directions[:, :1]])
    return Projection(points, shares, Plane(found.xbar_, directions))


def _tsne(codes: Floats, seed: int, watch: Watch | None) -> Projection:
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE

    if min(codes.shape) > _BEFORE_TSNE:
        codes = PCA(_BEFORE_TSNE, svd_solver="full").fit_transform(codes)
    perplexity = min(_PERPLEXITY, (len(codes) - 1) / 3)
    # from PCA's map, which preserves large distances (Kobak & Berens 2019), slightly perturbed by the seed
    start = _pca(codes).points
    start = _SPREAD * (
        start / max(start[:, 0].std(), 1e-12) + 0.1 * np.random.default_rng(seed).normal(size=start.shape)
    )
    found = TSNE(2, perplexity=perplexity, init=start, random_state=seed % 2**32, n_jobs=1)
    with _watched(watch):
        return Projection(np.asarray(found.fit_transform(codes), np.float64), ())


@contextmanager
def _watched(watch: Watch | None) -> Iterator[None]:
    """Call `watch` at each iteration of scikit-learn's t-SNE, which has no callback, by wrapping its objective."""
    from sklearn.manifold import _t_sne

    if watch is None:
        yield
        return
    plain, iterations = _t_sne._gradient_descent, 0

    def descend(objective: Callable[..., Any], start: Any, *more: Any, **options: Any) -> Any:
        def watched(points: Any, *values: Any, **named: Any) -> Any:
            nonlocal iterations
            watch(np.array(points, np.float64).reshape(-1, 2), iterations)
            iterations += 1
            return objective(points, *values, **named)

        return plain(watched, start, *more, **options)

    _t_sne._gradient_descent = descend
    try:
        yield
    finally:
        _t_sne._gradient_descent = plain
