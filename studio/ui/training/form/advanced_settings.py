"""What every training can be told besides, for the folded part of the training panel."""

from studio.protocol.presets import Setting

AUGMENTING = ("dataset.augment.flip", "dataset.augment.crop", "dataset.augment.rotate")
NOISY = ("min_snr_gamma", "label_dropout")  # of models that learn on a noise schedule

MORE = (
    Setting(
        key="dataset.held_out",
        title="Held out",
        tooltip="Share of the pictures that the model is judged by and never learns from.",
        maximum=0.5,
        step=0.05,
    ),
    Setting(
        key="dataset.augment.flip",
        title="Flip left and right",
        tooltip="Mirrors every other picture: for faces and scenes, not for letters and digits.",
        kind="switch",
    ),
    Setting(
        key="dataset.augment.crop",
        title="Crop at random, up to",
        tooltip="Largest share of the side that is cut off a picture before it is learnt from.",
        maximum=0.5,
        step=0.05,
    ),
    Setting(
        key="dataset.augment.rotate",
        title="Turn at random, up to °",
        tooltip="Largest angle in degrees, either way, by which a picture is turned.",
        maximum=180,
        step=5,
    ),
    Setting(
        key="ema_decay",
        title="EMA decay",
        tooltip="How slowly the averaged model follows the trained one: nearer to 1 is smoother and later.",
        maximum=0.9999,
        step=0.0001,
    ),
    Setting(
        key="optimizer",
        title="Optimizer",
        tooltip="muon learns more from each picture where matrices are large, at a fifth more time for each step.",
        kind="choice",
        choices=("adamw", "muon"),
    ),
    Setting(
        key="gradient_clip",
        title="Gradient clip",
        tooltip="Longest step of the gradient: shorter is safer, longer lets rare pictures teach more.",
        minimum=0.01,
        maximum=10_000,
        logarithmic=True,
    ),
    Setting(
        key="weight_decay",
        title="Weight decay",
        tooltip="How strongly weights are drawn to zero, against learning by heart.",
        step=0.01,
    ),
    Setting(
        key="label_dropout",
        title="Label dropout",
        tooltip="How often a label is kept from the network, so that guidance has something to lean away from.",
        step=0.05,
    ),
    Setting(
        key="min_snr_gamma",
        title="Min-SNR γ",
        tooltip="Keeps easy noise levels from taking over: their weight ends at this signal-to-noise ratio.",
        minimum=0.1,
        maximum=100,
        logarithmic=True,
    ),
    Setting(
        key="checkpoint_seconds",
        title="Checkpoint every, s",
        tooltip="Seconds of training that a crash may cost at most.",
        minimum=1,
        maximum=3600,
        step=5,
    ),
    Setting(
        key="patience",
        title="Stop early after",
        tooltip="Ends the training after so many looks at held-out pictures in a row that were no better.",
        minimum=1,
        maximum=1000,
        step=1,
    ),
    Setting(
        key="judge_every",
        title="Judge every, steps",
        tooltip="Steps between two judgements of the samples; without it they are judged at the end only.",
        minimum=1,
        maximum=10_000_000,
        step=100,
    ),
)
