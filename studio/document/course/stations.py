"""The stations of the course, in order: from a picture as numbers to few-step text-to-image models."""

from studio.document.course.station import (
    Preparation,
    Station,
    all_of,
    generated,
    generated_pair,
    looked,
    trained,
)
from studio.protocol.generation_recipe import GenerateRecipe

LATENT_MAP = "Latent map"
FORWARD = "Forward process"
PIXELS = "Pixels"
NETWORK = "Network"
MAPPED = "point of the map"  # under the pointer
PIXEL_VALUES = "pixel values"  # on the canvas, at deep zoom
LATE = "late timestep"  # of the forward process
TWO_SCHEDULES = "two schedules"
STEPS = "steps"  # the timeline was scrubbed


def _same_seed(one: GenerateRecipe, other: GenerateRecipe, *, guidance_differs: bool) -> bool:
    return (
        one.model == other.model
        and one.seed == other.seed
        and one.label == other.label
        and one.prompt == other.prompt
        and (one.guidance != other.guidance) == guidance_differs
    )


def _repeats(one: GenerateRecipe, other: GenerateRecipe) -> bool:
    return one.sampler == other.sampler == "ddim" and one.eta == other.eta == 0 and one == other


STATIONS: tuple[Station, ...] = (
    Station(
        "matrix",
        "A picture is a matrix",
        "A grey picture is a matrix of numbers from 0 (black) to 255 (white); a colour picture has three of "
        "them. Models work with the same numbers scaled to -1 ... 1, so that zero is mid-grey and noise around "
        "zero fits on both sides.",
        "Zoom into the picture with the wheel until its pixels show their numbers, then look at the Pixels tab.",
        Preparation("explore", tab=PIXELS),
        all_of(looked(PIXELS), looked(PIXEL_VALUES)),
        equation="x = v / 127.5 - 1",
    ),
    Station(
        "latent-space",
        "Latent space",
        "A model that compresses pictures describes each by a few numbers, its code. Codes are points of a "
        "space in which similar pictures lie close to each other. A map shows two directions of it: PCA those "
        "of the largest variance, LDA those that separate the classes best; t-SNE keeps neighbours together and "
        "distorts the rest.",
        "Press Map, and move the pointer over the points: what lies there is decoded.",
        Preparation("explore", tab=LATENT_MAP),
        looked(LATENT_MAP, MAPPED),
        reference="van der Maaten and Hinton 2008 (t-SNE)",
    ),
    Station(
        "autoencoder",
        "Autoencoder",
        "An encoder compresses a picture into a code and a decoder reconstructs it; both are trained together "
        "to make the reconstruction equal the original. What does not fit through the narrow code is lost, so "
        "the code keeps the features that pictures share. Pictures unlike the training data are reconstructed "
        "badly, which reveals anomalies.",
        "Start the training, and watch the reconstructions below the originals become sharp.",
        Preparation("train", preset="autoencoder"),
        trained(lambda recipe: recipe.model in ("autoencoder", "denoising-autoencoder", "anomaly")),
        equation="L = ‖x - D(E(x))‖²",
        reference="Hinton and Salakhutdinov 2006",
    ),
    Station(
        "vae",
        "Variational autoencoder",
        "A VAE encodes a picture as a Gaussian instead of a point, and a second term of the loss pulls these "
        "Gaussians towards N(0, I). The latent space becomes smooth and has no holes, so random points decode "
        "to new pictures. The price is blur: one code stands for all pictures near it.",
        "Start the training, and watch the samples: they are decoded from random points.",
        Preparation("train", preset="vae-conv"),
        trained(lambda recipe: recipe.model == "vae"),
        equation="L = E[-log p(x|z)] + KL(q(z|x) ‖ N(0, I))",
        reference="Kingma and Welling 2014",
    ),
    Station(
        "gan",
        "Generative adversarial network",
        "A generator turns noise into pictures; a discriminator learns to tell them from real ones, and the "
        "generator learns to deceive it. Samples are sharp from the start, since blur is easy to detect. The "
        "two losses do not fall: they show who is ahead. D(real) and D(fake) near 0.5 mean that the "
        "discriminator can only guess.",
        "Start the training, and compare D(real) with D(fake) in the curves.",
        Preparation("train", preset="gan-mlp"),
        trained(lambda recipe: recipe.model == "gan"),
        equation="min_G max_D  E[log D(x)] + E[log(1 - D(G(z)))]",
        reference="Goodfellow et al. 2014",
    ),
    Station(
        "mode-collapse",
        "Mode collapse and its remedies",
        "A generator may find one picture that deceives the discriminator, and produce nothing else: its "
        "samples look alike. Remedies slow the discriminator down or let it see more at once: an R1 penalty, a "
        "Wasserstein loss with gradient penalty, the standard deviation of the minibatch as an input, unrolled "
        "discriminator steps.",
        "Raise the learning rate to 0.05 and train until the warning of a mode collapse appears, or train the "
        "Wasserstein GAN, which resists.",
        Preparation("train", preset="wgan-gp"),
        lambda actions: (
            trained(lambda recipe: recipe.model == "gan", step=1, collapsed=True)(actions)
            or trained(lambda recipe: recipe.preset == "wgan-gp")(actions)
        ),
        reference="Gulrajani et al. 2017; Metz et al. 2017; Mescheder et al. 2018",
    ),
    Station(
        "forward",
        "The forward process",
        "Diffusion adds a little Gaussian noise to a picture, step after step, until nothing but noise is left. "
        "Because sums of Gaussians are Gaussian, the state after t steps can be drawn at once: x_t is the "
        "picture times one factor plus noise times another.",
        "Move the slider of t past 900, where the picture has disappeared.",
        Preparation("explore", tab=FORWARD),
        looked(FORWARD, LATE),
        equation="x_t = √ᾱ_t · x_0 + √(1 - ᾱ_t) · ε",
        reference="Sohl-Dickstein et al. 2015; Ho, Jain and Abbeel 2020, equation 4",
    ),
    Station(
        "schedules",
        "Noise schedules",
        "The schedule says how fast the signal disappears. A linear one destroys small pictures early, so that "
        "many steps are wasted on pure noise; the cosine schedule loses them evenly. What counts is the signal-"
        "to-noise ratio at each step, not t itself.",
        "Choose at least two schedules, and compare x_t at the same t.",
        Preparation("explore", tab=FORWARD),
        looked(TWO_SCHEDULES),
        equation="SNR(t) = ᾱ_t / (1 - ᾱ_t)",
        reference="Nichol and Dhariwal 2021; Kingma et al. 2021",
    ),
    Station(
        "ddpm",
        "DDPM: learning to denoise",
        "A network learns to predict the noise in x_t. To generate, one starts from pure noise and removes a "
        "part of the predicted noise in each step, adding a little fresh noise. The loss is a plain mean "
        "squared error, yet minimises a bound on the likelihood.",
        "Start the training on digits, and watch the samples: strokes appear within a minute.",
        Preparation("train", preset="digits"),
        trained(lambda recipe: recipe.model == "diffusion"),
        equation="L = E‖ε - ε_θ(x_t, t)‖²",
        reference="Ho, Jain and Abbeel 2020, equation 14",
    ),
    Station(
        "reverse",
        "The reverse process, step by step",
        "Every step is kept in the timeline: the noisy state x_t that enters it, and the clean picture x_0 that "
        "the network predicts from it. Early predictions are blurred averages of all that is possible; each "
        "step decides more, first the layout, then the detail.",
        "Generate a digit, scrub through its steps, and press V to switch between x_t and x_0.",
        Preparation("watch", recipe={"model": "digits", "sampler": "ddpm", "steps": 50, "label": 3}),
        all_of(generated(lambda action: True), looked(STEPS)),
        equation="x_0 = (x_t - √(1 - ᾱ_t) · ε_θ) / √ᾱ_t",
        reference="Ho, Jain and Abbeel 2020, equation 15",
    ),
    Station(
        "ddim",
        "DDIM: fewer steps, and the same picture again",
        "DDIM takes the same trained network and walks without fresh noise. Starting from the same noise it "
        "ends in the same picture, to the bit, and twenty steps do almost what a thousand did. The picture "
        "becomes a function of its noise, so one can interpolate between two of them.",
        "Lock the seed and generate twice with DDIM: the two pictures are equal.",
        Preparation("paint", recipe={"model": "digits", "sampler": "ddim", "steps": 20, "label": 3, "eta": 0.0}),
        generated_pair(_repeats),
        equation="x_prev = √ᾱ′ · x_0 + √(1 - ᾱ′) · ε_θ",
        reference="Song, Meng and Ermon 2021, equation 12",
    ),
    Station(
        "guidance",
        "Classifier-free guidance",
        "The network is trained with the label and, now and then, without. At sampling time both predictions "
        "are made, and the difference between them is multiplied: more guidance follows the label more "
        "strictly, with less variety and too much contrast when it is high.",
        "Generate with the same seed at guidance 0 and at guidance 5.",
        Preparation("paint", recipe={"model": "digits", "sampler": "ddim", "steps": 20, "label": 8, "guidance": 0.0}),
        generated_pair(lambda one, other: _same_seed(one, other, guidance_differs=True)),
        equation="ε = ε(x_t) + g · (ε(x_t, c) - ε(x_t))",
        reference="Ho and Salimans 2022",
    ),
    Station(
        "unet",
        "The U-Net",
        "The network that denoises has the shape of a U. On the way down the resolution is halved while the "
        "channels grow; on the way up it is restored. Skip connections carry the detail across, and attention "
        "lets distant parts of the picture agree.",
        "Look at the network of the chosen model, and point at its stages.",
        Preparation("explore", tab=NETWORK),
        looked(NETWORK),
        reference="Ronneberger, Fischer and Brox 2015",
    ),
    Station(
        "latent-diffusion",
        "Latent diffusion",
        "Most of a picture's numbers are detail that an autoencoder restores by itself. Latent diffusion "
        "therefore denoises the codes of an autoencoder instead of pixels: the 49,152 numbers of a colour "
        "picture of 128 x 128 become a latent of 2,048, and each step costs a fraction.",
        "Start the training: first the autoencoder is trained, then the denoising network on its latents.",
        Preparation("train", preset="latent-diffusion"),
        trained(lambda recipe: recipe.model == "latent-diffusion"),
        equation="z = E(x),  x = D(z)",
        reference="Rombach et al. 2022",
    ),
    Station(
        "text-to-image",
        "Text to image",
        "A text encoder turns a prompt into one vector for each token. In the U-Net every place of the picture "
        "attends to these vectors and takes what concerns it. Guidance works as with labels: the empty prompt, "
        "or a negative one, takes the place of no label.",
        'Generate a picture from a prompt, such as "a penguin in the snow".',
        Preparation("paint", recipe={"model": "pocket", "prompt": "a penguin in the snow"}),
        generated(lambda action: bool(action.recipe.prompt)),
        equation="Attention(Q, K, V) = softmax(QKᵀ / √d) · V",
        reference="Vaswani et al. 2017; Rombach et al. 2022",
    ),
    Station(
        "inpainting",
        "Repainting a part",
        "Inpainting keeps what lies outside a mask: in every step the known part is set to its own noisy "
        "version, so that the network only has to continue it. Outside the mask the result equals the original "
        "to the bit.",
        "Paint a mask over a part of the picture, and press Repaint mask.",
        Preparation("paint"),
        generated(lambda action: action.recipe.mask is not None),
        equation="x_prev = m ⊙ x_prev + (1 - m) ⊙ known_prev",
        reference="Lugmayr et al. 2022, algorithm 1",
    ),
    Station(
        "controlnet",
        "ControlNet",
        "A ControlNet is a trainable copy of the U-Net's way down that reads a further picture, such as edges. "
        "Its outputs are added to the skip connections, and start at zero, so that training begins with the "
        "unchanged model.",
        "Add a control of edges in the recipe, and generate.",
        Preparation("paint", recipe={"model": "pocket", "prompt": "a sailboat on the sea"}),
        generated(lambda action: bool(action.recipe.controls)),
        equation="y = F(x) + Z(F′(x + Z(c)))",
        reference="Zhang, Rao and Agrawala 2023",
    ),
    Station(
        "distillation",
        "Few-step models",
        "A student can learn to do several steps of its teacher at once, with guidance built in. Consistency "
        "models predict the end of the path from anywhere on it. Four steps then give what twenty guided ones "
        "gave, and live painting becomes possible.",
        "Generate in at most 8 steps with the distilled model.",
        Preparation("paint", recipe={"model": "pocket-lightning", "prompt": "a rocket in the night sky"}),
        generated(lambda action: action.recipe.steps <= 8),
        reference="Salimans and Ho 2022; Song et al. 2023; Luo et al. 2023",
    ),
)
