"""Answers the requests of the 2-D playground, and keeps the model between them."""

import math
import time
from pathlib import Path

import torch
from pydantic import ValidationError
from torch import Tensor

from studio.engine.data.load import load_dataset
from studio.engine.data.toy_density import toy_density
from studio.engine.learners.gan import DISCRIMINATOR, GENERATOR, Gan
from studio.engine.models.model import Model
from studio.engine.plane.walking import discriminator_map, grid_points, steps_of, walk
from studio.engine.training.trainer import NotFinite, Trainer
from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.latents import Packed
from studio.protocol.plane import (
    FIELD_SIDE,
    HEAT_SIDE,
    ComputePlaneTruth,
    LearnPlane,
    PlaneEvent,
    PlaneLearned,
    PlaneRaced,
    PlaneRequest,
    PlaneSettings,
    PlaneTruth,
    PlaneWalk,
    RacePlane,
    WalkSettings,
)

_SHOWN = 2000  # points of the data
_CPU = torch.device("cpu")  # the networks are small: a graphics card would mostly wait
_GONE = "The engine no longer has this model: start again."


class PlaneSession:
    """Trains the model of the newest playground session; earlier ones are dropped."""

    def __init__(self) -> None:
        self._name = ""
        self._trainer: Trainer | None = None

    def answer(self, request: PlaneRequest) -> PlaneEvent:
        """Answer a request.

        Raises:
            BadInput: The settings do not fit together, the session is gone, or training has diverged.
        """
        if isinstance(request, LearnPlane):
            return self._learn(request)
        if isinstance(request, RacePlane):
            return self._race(request)
        return _truth(request)

    def _learn(self, request: LearnPlane) -> PlaneLearned:
        begins = request.session != self._name
        if begins:
            self._trainer = _begin(request.settings)
            self._name = request.session
        trainer = self._present()
        losses = _train(trainer, request)
        learner = trainer.learner
        with trainer.ema_weights():
            made = None if request.walk is None else walk(_model(trainer), request.walk, _data(trainer))
        heat = discriminator_map(learner.discriminator, _CPU) if isinstance(learner, Gan) else None
        data = Packed.of(_data(trainer)[:_SHOWN].numpy(), "<f2") if begins else None
        return PlaneLearned(step=trainer.step, losses=losses, walk=made, heat=heat, data=data)

    def _race(self, request: RacePlane) -> PlaneRaced:
        if request.session != self._name:
            raise BadInput(_GONE)
        trainer = self._present()
        data = _data(trainer)
        walks: list[PlaneWalk] = []
        with trainer.ema_weights():
            for sampler in request.samplers:
                steps = steps_of(sampler, request.evaluations)
                settings = WalkSettings(sampler=sampler, steps=steps, seed=request.seed, fields=False)
                walks.append(walk(_model(trainer), settings, data))
        return PlaneRaced(walks=tuple(walks))

    def _present(self) -> Trainer:
        if self._trainer is None:
            raise BadInput(_GONE)
        return self._trainer


def _begin(settings: PlaneSettings) -> Trainer:
    try:
        recipe = settings.recipe()
    except ValidationError as error:
        raise BadInput(f"The playground cannot begin: {describe(error)}") from error
    with torch.random.fork_rng(devices=[]):  # so that a running job keeps its random numbers
        return Trainer(recipe, load_dataset(recipe.dataset), _CPU)


def _train(trainer: Trainer, request: LearnPlane) -> dict[str, float]:
    """Train for a moment; returns the mean of each loss."""
    learner = trainer.learner
    own = learner.updates
    if isinstance(learner, Gan) and request.networks != "both":
        learner.updates = (DISCRIMINATOR if request.networks == "discriminator" else GENERATOR,)
    end = time.monotonic() + request.seconds
    try:
        with torch.inference_mode(False), torch.enable_grad():
            for _ in range(request.steps):
                trainer.train_step(0.0)
                if time.monotonic() >= end:
                    break
    except NotFinite as error:
        trainer.meter.read()
        raise BadInput(
            "Training has diverged: the loss is not finite (NaN or infinity). Lower the learning rate."
        ) from error
    finally:
        learner.updates = own
    reading = trainer.meter.read()
    computed = reading.terms or {"loss": reading.losses}
    known = {name: [value for value in values if not math.isnan(value)] for name, values in computed.items()}
    return {name: sum(values) / len(values) for name, values in known.items() if values}


def _model(trainer: Trainer) -> Model:
    return trainer.learner.model(trainer.card())


def _data(trainer: Trainer) -> Tensor:
    """Return the training points, [N, 2]."""
    return trainer.training.pictures.flatten(1)


def _truth(request: ComputePlaneTruth) -> PlaneTruth:
    settings = request.settings
    exact = toy_density(settings.distribution, None if settings.path is None else Path(settings.path))
    fine, coarse = grid_points(HEAT_SIDE), grid_points(FIELD_SIDE)
    density, score = [], []
    for alpha_bar in request.alphas_cumprod:
        density.append(exact.at(fine, alpha_bar)[0].reshape(HEAT_SIDE, HEAT_SIDE))
        score.append(exact.at(coarse, alpha_bar)[1].reshape(FIELD_SIDE, FIELD_SIDE, 2))
    most = 60_000  # of float16
    return PlaneTruth(
        accuracy=exact.accuracy,
        density=Packed.of(torch.stack(density).clamp(max=most).numpy(), "<f2"),
        score=Packed.of(torch.stack(score).clamp(-most, most).numpy(), "<f2"),
    )
