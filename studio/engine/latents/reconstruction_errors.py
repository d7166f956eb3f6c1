"""Pictures ranked by a model's reconstruction error: the first are unlike its training data."""

import csv
import io

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.latents.codes import Coder, OnProgress, decode, encode
from studio.engine.learners.reconstruction import picture_errors

_BATCH_SIZE = 64


def reconstruction_errors(model: Coder, data: PictureSet, report: OnProgress = lambda done, total: None) -> Tensor:
    """Return the mean squared error of each picture's reconstruction, float64 [N], of values in [-1, 1]."""
    errors = []
    for indices in torch.arange(len(data)).split(_BATCH_SIZE):
        report(int(indices[0]), len(data))
        pictures = data.batch(indices)[0].to(model.device)
        errors.append(picture_errors(decode(model, encode(model, pictures)), pictures).cpu().double())
    return torch.cat(errors)


def ranked(errors: Tensor) -> Tensor:
    """Return the indices of errors [N], the largest first."""
    return errors.argsort(descending=True, stable=True)


def error_table(errors: Tensor, indices: Tensor, data: PictureSet) -> bytes:
    """Return a table of the errors, the largest first, with the columns index, label and error.

    Args:
        errors: Of each picture [N].
        indices: The number of each picture in the whole data set [N].
        data: The pictures, for their classes.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("index", "label", "error"))
    for row in ranked(errors).tolist():
        label = "" if data.labels is None else data.names[int(data.labels[row])]
        table.writerow((int(indices[row]), label, f"{float(errors[row]):.9g}"))
    return text.getvalue().encode()
