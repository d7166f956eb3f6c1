"""Maps of codes on a plane: PCA, LDA and t-SNE, by scikit-learn."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput

Floats = NDArray[np.float64]
Method = Literal["pca", "lda", "tsne"]
METHODS: tuple[Method, ...] = get_args(Method)
_PERPLEXITY = 30.0  # van der Maaten & Hinton 2008: the number of neighbours that count, from 5 to 50
_SPREAD = 1e-4  # standard deviation of the first map
_BEFORE_TSNE = 50  # dimensions that PCA leaves (the same paper, section 4.2)


@dataclass(frozen=True)
class Projection:
    """Codes on a plane.

    Attributes:
        points: [N, 2].
        shares: The share of the variance along x and y: of all codes by PCA, between the classes by LDA; () for t-SNE.
    """

    points: Floats
    shares: tuple[float, ...]


def project(codes: Floats, labels: NDArray[np.int64] | None, method: Method, seed: int = 0) -> Projection:
    """Lay codes out on a plane; the same codes and seed give the same points.

    Args:
        codes: [N, D].
        labels: The class of each code [N], for LDA; None if they have none.
        method: "pca": the two directions of most variance. "lda": those that separate the classes best; with two
            classes, y is the direction of most variance beside x. "tsne": neighbours stay neighbours (van der Maaten &
            Hinton 2008).
        seed: For t-SNE.

    Raises:
        BadInput: There are too few points, or too few classes for LDA.
    """
    count, dimensions = codes.shape
    if count < 3:
        raise BadInput(f"A map needs at least 3 points, not {count}.")
    if dimensions < 2:
        raise BadInput("A latent space of one dimension has no map: it is a line.")
    from threadpoolctl import threadpool_limits

    # with more threads, sums are added up in an order that changes from run to run
    with threadpool_limits(limits=1):
        if method == "lda":
            return _lda(codes, labels)
        return _pca(codes) if method == "pca" else _tsne(codes, seed)


def _pca(codes: Floats) -> Projection:
    from sklearn.decomposition import PCA

    found = PCA(2, svd_solver="full")
    points = found.fit_transform(codes)
    return Projection(points, tuple(np.nan_to_num(found.explained_variance_ratio_).tolist()))


def _lda(codes: Floats, labels: NDArray[np.int64] | None) -> Projection:
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    classes = 0 if labels is None else len(np.unique(labels))
    if labels is None or classes < 2:
        raise BadInput("LDA separates classes, and these are of one class or of none: use PCA or t-SNE.")
    if len(codes) <= codes.shape[1]:
        raise BadInput(
            f"LDA needs more points than dimensions, and there are {len(codes)} in {codes.shape[1]}: "
            "use more pictures, PCA or t-SNE."
        )
    found = LinearDiscriminantAnalysis(n_components=min(2, classes - 1))
    points = found.fit_transform(codes, labels)
    shares = tuple(found.explained_variance_ratio_.tolist())
    if classes == 2:
        along = found.scalings_[:, :1] / np.linalg.norm(found.scalings_[:, :1])
        rest = codes - codes.mean(0)
        points = np.hstack([points, _pca(rest - rest @ along @ along.T).points[:, :1]])
    return Projection(points, shares)


def _tsne(codes: Floats, seed: int) -> Projection:
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE

    if min(codes.shape) > _BEFORE_TSNE:
        codes = PCA(_BEFORE_TSNE, svd_solver="full").fit_transform(codes)
    perplexity = min(_PERPLEXITY, (len(codes) - 1) / 3)
    # from PCA's map, which keeps what is far apart apart (Kobak & Berens 2019), shaken a little by the seed
    start = _pca(codes).points
    start = _SPREAD * (
        start / max(start[:, 0].std(), 1e-12) + 0.1 * np.random.default_rng(seed).normal(size=start.shape)
    )
    found = TSNE(2, perplexity=perplexity, init=start, random_state=seed % 2**32, n_jobs=1)
    return Projection(np.asarray(found.fit_transform(codes), np.float64), ())
