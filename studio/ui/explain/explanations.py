"""The explanations of panels and settings, as data. No Qt in here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """The effect of something on the picture or the model.

    Attributes:
        title: The thing that is explained.
        text: Two or three sentences.
        equation: In plain characters; "" for none.
        reference: The paper, by authors, year and place in it; "" for none.
    """

    title: str
    text: str
    equation: str = ""
    reference: str = ""


# settings by "recipe." or "train." and their dotted key, panels by other names
EXPLANATIONS: dict[str, Explanation] = {
    "recipe.sampler": Explanation(
        "Sampler",
        "The rule that takes x_t to the next, less noisy state. DDIM, Euler, Heun, DPM++ and UniPC follow one path for "
        "each starting noise and differ in how exactly; DDPM, Euler a and the SDE samplers add new noise on the way, "
        "so that more steps give other pictures.",
        "x_prev = √ᾱ′·x̂_0 + √(1 - ᾱ′ - σ²)·ε̂ + σ·z",
        "Song, Meng and Ermon 2021 (DDIM), equation 12",
    ),
    "recipe.steps": Explanation(
        "Steps",
        "The number of denoising steps from noise to picture. With fewer steps each one bridges a larger gap, which "
        "costs detail first and the layout last; beyond a few dozen little changes.",
        reference="Song, Meng and Ermon 2021, section 4.2",
    ),
    "recipe.guidance": Explanation(
        "CFG scale",
        "The network predicts the noise twice, with and without the prompt or the label, and the difference is "
        "exaggerated. A higher scale follows the prompt more closely, at the cost of variety, and too high a one burns "
        "the colours; 1 means no guidance.",
        "ε̂ = ε(x_t) + w·(ε(x_t, c) - ε(x_t))",
        "Ho and Salimans 2022, equation 6",
    ),
    "recipe.spacing": Explanation(
        "Schedule",
        "At which noise levels the steps lie. Even timesteps spend most steps where the picture is noisy; the others "
        "put more of them where little noise is left and detail appears.",
        "σ_i = (σ_max^(1/ρ) + i/(N - 1)·(σ_min^(1/ρ) - σ_max^(1/ρ)))^ρ, ρ = 7 (Karras)",
        "Karras et al. 2022, equation 5; Lin et al. 2024, table 2",
    ),
    "recipe.eta": Explanation(
        "η, the noise of DDIM",
        "How much new noise each step adds: none at 0, where the same starting noise always ends in the same picture, "
        "and as much as DDPM at 1. Some noise corrects errors of earlier steps.",
        "σ = η·√((1 - ᾱ′)/(1 - ᾱ))·√(1 - ᾱ/ᾱ′)",
        "Song, Meng and Ermon 2021, equation 16",
    ),
    "recipe.variance": Explanation(
        "Variance of DDPM",
        "The variance of the noise that a step adds. The small one is right for data without spread, the large one for "
        "data that is pure noise; with many steps they differ little.",
        "β̃_t = (1 - ᾱ_{t-1})/(1 - ᾱ_t)·β_t, or β_t",
        "Ho, Jain and Abbeel 2020, section 3.2",
    ),
    "recipe.guidance_rescale": Explanation(
        "CFG rescale",
        "Guidance makes the prediction's contrast larger than that of any training picture. This brings it back to "
        "that of the prediction with the prompt: 0 leaves it, 1 brings it back wholly.",
        "x̂ = φ·x̂_cfg·σ_pos/σ_cfg + (1 - φ)·x̂_cfg",
        "Lin et al. 2024, equation 16",
    ),
    "recipe.pag_scale": Explanation(
        "Perturbed-attention guidance",
        "Besides the prompt, the network is steered away from what it predicts when its self-attention is switched "
        "off, which blurs the structure of things. It helps where there is no prompt, and takes a third evaluation.",
        "ε̂ = ε + s·(ε - ε_perturbed)",
        "Ahn et al. 2024",
    ),
    "recipe.seed": Explanation(
        "Seed",
        "It draws the noise that the picture starts from. The same seed and settings give the same picture, to the "
        "bit; with other settings it still decides much of the layout.",
    ),
    "recipe.variation_strength": Explanation(
        "Variation",
        "The starting noise is turned towards that of another seed along a great circle, on which it keeps its "
        "strength. A little changes details, all of it is the other picture.",
        "x = (sin((1 - s)θ)·a + sin(sθ)·b)/sin θ",
        "Shoemake 1985 (spherical interpolation)",
    ),
    "recipe.strength": Explanation(
        "Denoising strength",
        "The picture is noised only part of the way and denoised from there. At 1 nothing of it is left; at low "
        "strength its layout and colours stay and details change.",
        "x_t = √ᾱ_t·x_0 + √(1 - ᾱ_t)·ε, t = strength·T",
        "Meng et al. 2022 (SDEdit)",
    ),
    "recipe.resamples": Explanation(
        "Resampling",
        "A model of pixels repaints by keeping the known part at each noise level. Going back up and down again a few "
        "times lets the new part agree with what surrounds it, at as many times the cost. Models with a prompt do so "
        "with their latents where that is chosen.",
        "x_{t-1} = m·x_known + (1 - m)·x_unknown",
        "Lugmayr et al. 2022 (RePaint), algorithm 1",
    ),
    "train.schedule.kind": Explanation(
        "Noise schedule",
        "How ᾱ_t, the share of the picture's power in x_t, falls from 1 to almost 0. Linear destroys small pictures "
        "early and wastes the last steps; cosine spreads the work more evenly. Explore draws all of them, or your own.",
        "ᾱ_t = Π (1 - β_s)",
        "Ho, Jain and Abbeel 2020; Nichol and Dhariwal 2021, equation 17",
    ),
    "train.prediction_type": Explanation(
        "Prediction type",
        "What the network is trained to predict from x_t. The noise is easy to learn but says little of the picture at "
        "high noise, the clean picture little at low noise; the velocity v mixes both and is good at all levels.",
        "v = √ᾱ_t·ε - √(1 - ᾱ_t)·x_0",
        "Salimans and Ho 2022, section 4",
    ),
    "train.batch_size": Explanation(
        "Batch size",
        "How many pictures each training step averages its gradient over. Larger batches have less noise in the "
        "gradient and allow a higher learning rate; each step takes longer.",
    ),
    "train.learning_rate": Explanation(
        "Learning rate",
        "How far a step moves the weights along the gradient. Too high and the loss jumps or diverges; too low and "
        "nothing is learned in the available time.",
        "θ ← θ - lr·m̂/(√v̂ + ε)",
        "Loshchilov and Hutter 2019 (AdamW)",
    ),
    "train.seed": Explanation(
        "Seed",
        "It draws the first weights, the order of the pictures and all noise of the training. The same seed and "
        "settings give the same model on the same machine.",
    ),
    "train.ema_decay": Explanation(
        "EMA decay",
        "Samples are drawn with an average of the weights over the last steps, which jumps about less than the weights "
        "themselves. A decay of 0.999 averages over about a thousand steps.",
        "θ̄ ← d·θ̄ + (1 - d)·θ",
        "Ho, Jain and Abbeel 2020, appendix B",
    ),
    "train.min_snr_gamma": Explanation(
        "Min-SNR weighting",
        "The loss at low noise is much larger in effect and would dominate the training. Its weight is capped at this "
        "signal-to-noise ratio, so that all noise levels are learned at once; 5 is usual.",
        "w_t = min(SNR_t, γ)/SNR_t (for ε)",
        "Hang et al. 2023",
    ),
    "train.timestep_shift": Explanation(
        "Timestep shift",
        "Training draws each picture's timestep at random. A shift above 1 draws noisy ones more often: there only the "
        "prompt or label tells what to show, while at low noise the picture itself does. 1 draws all equally often.",
        "t ← s·t/(1 + (s - 1)·t), t in 0 ... 1",
        "Esser et al. 2024, equation 23",
    ),
    "train.label_dropout": Explanation(
        "Label dropout",
        "The share of training pictures whose label is hidden. The network so learns to predict without one too, which "
        "guidance needs.",
        reference="Ho and Salimans 2022, algorithm 1",
    ),
    "train.warmup_steps": Explanation(
        "Warm-up",
        "The learning rate rises from 0 over these steps, until the optimizer's averages of the gradient are reliable.",
        reference="Goyal et al. 2017",
    ),
    "train.gradient_clip": Explanation(
        "Gradient clipping",
        "A gradient that is longer than this is shortened to it, so that one unusual batch cannot change the weights "
        "much.",
        "g ← g·min(1, c/‖g‖)",
        "Pascanu, Mikolov and Bengio 2013",
    ),
    "train.weight_decay": Explanation(
        "Weight decay",
        "Each step shrinks the weights a little, which keeps a network from memorizing the training pictures.",
        "θ ← θ - lr·λ·θ",
        "Loshchilov and Hutter 2019",
    ),
    "forward": Explanation(
        "Forward process",
        "Each step shrinks the picture and adds Gaussian noise. Because sums of Gaussians are Gaussian, x_t can be "
        "drawn from x_0 in one step; the chain beside it has the same distribution, with other noise. At the last t "
        "nothing of the picture should be left: its values then follow N(0, 1), the dashed curve.",
        "x_t = √(1 - β_t)·x_{t-1} + √β_t·ε_t = √ᾱ_t·x_0 + √(1 - ᾱ_t)·ε",
        "Ho, Jain and Abbeel 2020, equations 2 and 4; cosine: Nichol and Dhariwal 2021",
    ),
    "plane": Explanation(
        "Plane",
        "Points of noise become points of the data. A diffusion model moves them along its score, the gradient of the "
        "log density of noised data: DDPM adds noise on the way, DDIM and Heun follow the flow, the same for the same "
        "noise. A VAE and a GAN do it in one step: watch them over the training steps. Click a point to trace it.",
        "∇ log q(x_t) = -ε/√(1 - ᾱ_t);  dx = [f - ½ g² ∇ log q] dt",
        "Song et al. 2021, equation 13",
    ),
    "times": Explanation(
        "Two times",
        "Each row is one checkpoint of the run, each column one denoising step, and all start from the same noise: "
        "down, the model learns; to the right, noise becomes a picture. Early in training only blobs of the right "
        "brightness appear. Double-click a cell to put it on the canvas.",
    ),
    "words": Explanation(
        "Word attention",
        "In cross-attention every place of the latents weighs every token of the prompt. Rows "
        "are words, columns steps. Nouns find their places in the early ones; the curves show the mean attention to "
        "each word.",
        "softmax(Q·Kᵀ/√d)",
        "Rombach et al. 2022, section 3.3; Tang et al. 2023 (DAAM)",
    ),
    "pixels": Explanation(
        "Pixels",
        "A picture is a matrix of numbers for each channel: 0 to 255 in a file, -1 to 1 for a network. Move the "
        "pointer over the canvas: the matrix shows the pixels around it. Zoom in until pixels show their numbers.",
        "x = v/127.5 - 1",
    ),
    "inspector": Explanation(
        "The mathematics of the step",
        "The update of the sampler at the playhead with its own numbers: each term with its coefficient and as a "
        "picture. Press a picture to see it on the canvas.",
        "x_prev = √ᾱ′·x̂_0 + √(1 - ᾱ′ - σ²)·ε̂ + σ·z (DDIM)",
        "Song, Meng and Ermon 2021, equation 12",
    ),
}
