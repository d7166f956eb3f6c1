"""Requests of the 2-D playground, in which models of points are trained live, and the events that answer them."""

from typing import Literal

from pydantic import Field

from studio.protocol.frozen import Frozen
from studio.protocol.latents import Packed
from studio.protocol.samplers import SamplerName
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, ToyName, TrainRecipe

PlaneModel = Literal["diffusion", "vae", "gan"]
GanNetworks = Literal["both", "discriminator", "generator"]

REACH = 2.4  # grids cover [-REACH, REACH]²
FIELD_SIDE = 25  # places of a vector field each way
HEAT_SIDE = 48  # places of a density or a heat map each way
POINTS = 600  # samples of a walk
TIMESTEPS = 1000


class PlaneSettings(Frozen):
    """The data, the model and how it is trained.

    Attributes:
        distribution, path: The data; the file of points of a drawn distribution.
        model: A diffusion model, a VAE or a GAN, of fully connected layers.
        schedule: The noise schedule of a diffusion model.
        rate_factor: Factor on the model's own learning rate.
        seed: Of the initial weights, the batches, and the noise of the samples.
    """

    distribution: ToyName = "eight-gaussians"
    path: str | None = None
    model: PlaneModel = "diffusion"
    schedule: ScheduleSpec = ScheduleSpec(kind="cosine", timesteps=TIMESTEPS)
    rate_factor: float = Field(default=1.0, gt=0, le=100)
    seed: int = Field(default=0, ge=0, lt=2**63)

    def recipe(self) -> TrainRecipe:
        """Return the training recipe, without an end.

        Raises:
            ValidationError: A drawn distribution has no file.
        """
        options = {
            "diffusion": {},
            "vae": {"architecture": "mlp", "hidden": (128, 128), "latent": 2},
            "gan": {"architecture": "mlp", "latent": 2, "width": 32, "r1": 0.1},
        }
        rates = {"diffusion": 2e-3, "vae": 2e-3, "gan": 1e-3}
        return TrainRecipe.model_validate(
            {
                "preset": "plane",
                "model": self.model,
                "options": options[self.model],
                "dataset": DatasetSpec(kind="toy", name=self.distribution, path=self.path),
                "schedule": self.schedule,
                "network": NetworkSpec(kind="mlp", channels=(128,) * 3, attention=(False,) * 3, conditional=False),
                "prediction_type": "v",
                "seed": self.seed,
                "steps": 10_000_000,
                "batch_size": 256,
                "learning_rate": min(1.0, rates[self.model] * self.rate_factor),
                "learning_rate_schedule": "constant",
                "warmup_steps": 20,
                "betas": (0.5, 0.99) if self.model == "gan" else (0.9, 0.99),
                "gradient_clip": 10.0 if self.model == "gan" else 1.0,
                "ema_decay": 0.98,
                "precision": "float32",
            }
        )


class WalkSettings(Frozen):
    """How a diffusion model is sampled: the sampler and the number of steps. Other models need one pass."""

    sampler: SamplerName = "ddim"
    steps: int = Field(default=24, ge=1, le=200)
    count: int = Field(default=POINTS, ge=1, le=5000)
    seed: int = Field(default=0, ge=0, lt=2**63)
    fields: bool = Field(default=True, description="whether the vector fields are computed")


class LearnPlane(Frozen):
    """Train a model of points for a moment; answered like `Decode`, by PlaneLearned.

    Attributes:
        session: The model that learns; a new name begins one.
        settings: Of the session; they do not change.
        steps: The most training steps.
        seconds: At most this long.
        networks: Which networks of a GAN are updated: both, or one.
        walk: How samples are drawn afterwards; None: not at all.
    """

    do: Literal["learn_plane"] = "learn_plane"
    job: str
    session: str
    settings: PlaneSettings
    steps: int = Field(default=1000, ge=0, le=1000)
    seconds: float = Field(default=0.25, gt=0, le=5)
    networks: GanNetworks = "both"
    walk: WalkSettings | None = None


class RacePlane(Frozen):
    """Sample from the same noise with several samplers, with equal evaluations each; answered like `Decode`."""

    do: Literal["race_plane"] = "race_plane"
    job: str
    session: str
    samplers: tuple[SamplerName, ...] = Field(min_length=1, max_length=8)
    evaluations: int = Field(default=12, ge=1, le=200)
    seed: int = Field(default=0, ge=0, lt=2**63)


class ComputePlaneTruth(Frozen):
    """Compute density and score of the noised data exactly, the ground truth of a model; answered like `Decode`.

    Attributes:
        alphas_cumprod: The noise levels ᾱ.
    """

    do: Literal["plane_truth"] = "plane_truth"
    job: str
    settings: PlaneSettings
    alphas_cumprod: tuple[float, ...] = Field(min_length=1, max_length=201)


PlaneRequest = LearnPlane | RacePlane | ComputePlaneTruth


class PlaneWalk(Frozen):
    """The sampling trajectory from noise to data. Grids [G, G] begin at the lower left corner, y first.

    Attributes:
        sampler: The sampler; "" for models that need one pass.
        timesteps: t of each of the K states but the last.
        alphas_cumprod: ᾱ of each of the K + 1 states; the last is 1.
        states: [K + 1, N, 2], from noise to data. Of a VAE or a GAN, the latents and the points decoded from them.
        score: The model's score ∇ log q(x_t), [K, FIELD_SIDE, FIELD_SIDE, 2]; None for other models.
        evaluations: Evaluations of the network.
        distance: Energy distance between the samples and the data (Székely & Rizzo 2013).
    """

    sampler: str = ""
    timesteps: tuple[int, ...] = ()
    alphas_cumprod: tuple[float, ...] = ()
    states: Packed
    score: Packed | None = None
    evaluations: int = 1
    distance: float = 0.0


class PlaneLearned(Frozen):
    """A model of points was trained for a moment.

    Attributes:
        step: Training steps so far.
        losses: Means since the last answer, by name; empty without steps.
        walk: Its samples, if they were asked for.
        heat: The discriminator's D(x), 0 ... 1, [HEAT_SIDE, HEAT_SIDE]; None for other models.
        data: Some points of the data, [N, 2]; only with the first answer.
    """

    kind: Literal["plane_learned"] = "plane_learned"
    step: int
    losses: dict[str, float] = {}
    walk: PlaneWalk | None = None
    heat: Packed | None = None
    data: Packed | None = None


class PlaneRaced(Frozen):
    """Walks of several samplers from the same noise."""

    kind: Literal["plane_raced"] = "plane_raced"
    walks: tuple[PlaneWalk, ...]


class PlaneTruth(Frozen):
    """Density and score of the noised data.

    Attributes:
        accuracy: How exact they are, in one line.
        density: [K, HEAT_SIDE, HEAT_SIDE].
        score: [K, FIELD_SIDE, FIELD_SIDE, 2].
    """

    kind: Literal["plane_truth"] = "plane_truth"
    accuracy: str
    density: Packed
    score: Packed


PlaneEvent = PlaneLearned | PlaneRaced | PlaneTruth
