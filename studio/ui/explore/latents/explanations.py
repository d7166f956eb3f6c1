"""Explanations of maps, in a few sentences with the papers' equations."""

from studio.protocol.latents import Inverse, MapMethod
from studio.ui.translation import tr

_METHODS: dict[MapMethod, str] = {
    "pca": (
        tr(
            "PCA turns the codes z so that x and y are the two directions along which they vary most: "
            "p = Wᵀ(z - z̄), with the first two eigenvectors of the covariance in W (Pearson 1901). "
            "Points far apart here are far apart in the latent space; points near each other need not be near."
        )
    ),
    "lda": (
        tr(
            "LDA finds the directions w that separate the classes best, max wᵀBw / wᵀCw (Fisher 1936): "
            "the scatter B between the classes over the scatter C within them. It uses the classes' labels: it shows "
            "which classes the codes can separate, not where they vary most."
        )
    ),
    "tsne": (
        tr(
            "t-SNE keeps neighbours together: it minimizes KL(P‖Q) = Σ pᵢⱼ log(pᵢⱼ / qᵢⱼ), with Gaussian "
            "similarities p of the codes and heavy-tailed q ∝ (1 + ‖yᵢ - yⱼ‖²)⁻¹ on the map "
            "(van der Maaten & Hinton 2008, equations 2 to 4). Groups mean something; their distances and sizes do not."
        )
    ),
    "axes": (
        tr(
            "Two latent dimensions as they are, zᵢ and zⱼ. A VAE is trained so that all codes together follow "
            "N(0, I), by the term KL(q(z|x)‖p(z)) of its loss (Kingma & Welling 2014, equation 10): "
            "where that has worked, the cloud is round, with its centre at 0."
        )
    ),
}
_INVERSES: dict[Inverse, str] = {
    "exact": tr("The code under the pointer is exact, since the space has two numbers: the canvas shows it decoded."),
    "plane": (
        tr(
            "The canvas shows the place under the pointer, decoded: the code z̄ + Wp in this plane, with the components "
            "outside the plane of the mean or of the nearest point."
        )
    ),
    "neighbours": (
        tr(
            "A place of this map has no code of its own: the canvas shows the mean of the four nearest points' codes, "
            "weighted by 1 / d², decoded."
        )
    ),
    "none": (
        tr(
            "A text's code is the mean of the text encoder's states over its tokens. It has no picture; a click puts "
            "the text into the recipe."
        )
    ),
}
EMPTY = tr("Choose a model and press Map: its encoder places every picture of the data in its latent space.")
NO_MODELS = tr("No model here has a latent space. Train a VAE or an autoencoder in the Train workspace (F3).")
KEYS = tr("Drag: lasso. Shift: add. Wheel: zoom. Middle button or Space: pan. Click: put on the canvas.")


def explanation(method: MapMethod, inverse: Inverse | None) -> str:
    """Return what a map by this method shows, and what its places decode to."""
    return f"{_METHODS[method]} {_INVERSES[inverse]}" if inverse else _METHODS[method]
