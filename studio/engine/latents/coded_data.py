"""The codes of the points of a map: of pictures, of a model's own samples, or of texts."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.pictures import to_pixels
from studio.engine.diffusion.rng import first_noise, picture_generators
from studio.engine.latents.codes import OnProgress, coder_of, codes_of
from studio.engine.latents.latent_map import check_enough, thinned
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.labels import drawn_labels
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.latents import THUMBNAIL

_BATCH_SIZE = 256  # samples in a batch
_MAX_TEXTS = 2000


@dataclass(frozen=True, eq=False)
class CodedData:
    """Points of a latent space.

    Attributes:
        title: Their title.
        codes: [N, D].
        indices: The points' indices in the whole data set [N].
        pictures: Of the points; None for texts.
        texts: Of the points; () for pictures.
        reconstructs: Whether the codes are those of an encoder.
    """

    title: str
    codes: NDArray[np.float64]
    indices: NDArray[np.int64]
    pictures: PictureSet | None = None
    texts: tuple[str, ...] = ()
    reconstructs: bool = False

    @cached_property
    def labels(self) -> NDArray[np.int64] | None:
        """The class of each point [N]; None without classes."""
        if self.pictures is None or self.pictures.labels is None:
            return None
        return np.asarray(self.pictures.labels.cpu().numpy(), np.int64)

    def thumbnails(self) -> NDArray[np.uint8]:
        """Return the pictures, reduced where they are large, uint8 [N, h, w, 3]."""
        assert self.pictures is not None, "texts have none"
        return thumbnails_of(self.pictures)


def thumbnails_of(data: PictureSet) -> NDArray[np.uint8]:
    """Return pictures, reduced where they are large, uint8 [N, h, w, 3]."""
    pictures = data.pictures.float().div(127.5).sub(1)
    if pictures.shape[-1] > THUMBNAIL:
        pictures = F.interpolate(pictures, size=(THUMBNAIL, THUMBNAIL), mode="area")
    shown = to_pixels(pictures)
    return np.repeat(shown, 3, axis=3) if shown.shape[3] == 1 else shown


def coded_pictures(model: Model, data: PictureSet, most: int, report: OnProgress) -> CodedData:
    """Encode at most `most` pictures.

    Raises:
        BadInput: The model has no encoder, the pictures do not fit it, or they are too few.
    """
    coder = coder_of(model)
    subset, indices = thinned(data, most)
    codes = codes_of(coder, subset, report).numpy()
    check_enough(model.card, codes)
    return CodedData(data.title, codes, indices.numpy(), subset, reconstructs=True)


def coded_samples(model: Model, count: int, seed: int, report: OnProgress) -> CodedData:
    """Draw latents z ~ N(0, I) and decode them.

    Raises:
        BadInput: The model does not decode latents of that distribution in one pass.
    """
    if not isinstance(model, DecoderModel):
        raise BadInput(f"{model.card.title} does not decode noise in one pass; VAEs and GANs do.")
    z = first_noise((count, *model.card.latent), picture_generators(seed, count), model.device)
    names = model.card.labels
    labels = torch.tensor(drawn_labels(seed, count, len(names))) if names else None
    parts = []
    for indices in torch.arange(count).split(_BATCH_SIZE):
        report(int(indices[0]), count)
        wanted = None if labels is None else labels[indices].to(model.device)
        parts.append(torch.from_numpy(to_pixels(model.decode(z[indices], wanted))).permute(0, 3, 1, 2))
    pictures = PictureSet(f"samples of {model.card.title}", torch.cat(parts), labels, names)
    return CodedData(pictures.title, z.flatten(1).cpu().double().numpy(), np.arange(count), pictures)


def coded_texts(model: Model, texts: tuple[str, ...]) -> CodedData:
    """Encode texts: the mean over the places of the text encoder's states, or SDXL's pooled state.

    Raises:
        BadInput: The model has no text encoder, or there are too few or too many texts.
    """
    if not isinstance(model, StableDiffusionModel):
        raise BadInput(f"{model.card.title} has no text encoder; text-to-image models have one.")
    if not 3 <= len(texts) <= _MAX_TEXTS:
        raise BadInput(f"A map takes 3 to {_MAX_TEXTS:,} texts, one a line, not {len(texts):,}.")
    with torch.inference_mode():
        found = [model.conditioning([text])[0] for text in texts]
        codes = torch.cat([one.states.mean(1) if one.pooled is None else one.pooled for one in found])
    return CodedData("texts", codes.cpu().double().numpy(), np.arange(len(texts)), texts=texts)
