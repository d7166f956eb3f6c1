"""The metrics of evaluations: title, unit, whether higher or lower is better, and what each one measures.

Window, command line and README take their words from here. `Judged.figures` and model cards hold values by key.
"""

from dataclasses import dataclass
from typing import Literal

Better = Literal["higher", "lower", ""]
_ARROWS = {"higher": "↑", "lower": "↓", "": ""}


@dataclass(frozen=True)
class Metric:
    """One metric.

    Attributes:
        key: Its name in events, cards and JSON.
        title: Its name in words.
        unit: The unit of its values; "" for a plain number.
        better: Which direction is better; "" where neither is.
        about: What it measures, in a sentence or two.
        short: A shorter title, for narrow places; "" for the same.
        share: Whether it is a share from 0 to 1.
    """

    key: str
    title: str
    unit: str = ""
    better: Better = ""
    about: str = ""
    short: str = ""
    share: bool = False

    @property
    def arrow(self) -> str:
        """An arrow that points to where better values are: ↑, ↓ or nothing."""
        return _ARROWS[self.better]

    @property
    def direction(self) -> str:
        """That arrow in words, for screen readers and tooltips."""
        return f"{self.better.capitalize()} is better." if self.better else ""

    @property
    def short_heading(self) -> str:
        """The shorter title, or title and unit."""
        return self.short or self.heading

    @property
    def heading(self) -> str:
        """Title and unit: "reconstruction PSNR (dB)"."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    @property
    def label(self) -> str:
        """Title, unit and arrow: "reconstruction PSNR (dB) ↑"."""
        return f"{self.heading} {self.arrow}".rstrip()

    def described(self) -> dict[str, str]:
        """Return title, unit, direction and explanation as JSON values."""
        return {"title": self.title, "unit": self.unit, "better": self.better, "about": self.about}


def _share(key: str, title: str, better: Better, about: str) -> Metric:
    return Metric(key, title, "", better, about, share=True)


_FEATURES = "in the features of a small classifier of the same data"

METRICS: tuple[Metric, ...] = (
    Metric(
        "frechet",
        "FD vs held-out",
        better="lower",
        about=f"Fréchet distance between samples and held-out pictures {_FEATURES}. It falls with the number of "
        "samples: compare equal numbers.",
    ),
    Metric(
        "frechet_training",
        "FD vs training set",
        better="lower",
        about="Fréchet distance between samples and training pictures. Far below the one to held-out pictures, it "
        "means memorization.",
    ),
    Metric(
        "kernel",
        "kernel distance (MMD²) vs held-out",
        better="lower",
        about=f"Unbiased squared maximum mean discrepancy with a cubic kernel {_FEATURES}; around 0 for samples "
        "of the data's own distribution.",
        short="MMD² vs held-out",
    ),
    Metric(
        "kernel_training",
        "kernel distance (MMD²) vs training set",
        better="lower",
        about="The kernel distance between samples and training pictures.",
        short="MMD² vs training set",
    ),
    _share("precision", "precision", "higher", "Share of samples that lie among held-out pictures: fidelity."),
    _share("recall", "recall", "higher", "Share of held-out pictures that lie among samples: diversity."),
    Metric(
        "density",
        "density",
        better="higher",
        about="How many neighbourhoods of held-out pictures contain a sample, on average: 1 for real pictures. Unlike "
        "precision, it is not raised by single outliers of the data.",
    ),
    _share("coverage", "coverage", "higher", "Share of held-out pictures with a sample in their neighbourhood."),
    _share(
        "plausible",
        "plausible samples",
        "higher",
        "Share of samples that are as close to a training picture as 99% of held-out pictures are, in pixels and in "
        "features.",
    ),
    Metric(
        "distinct",
        "distinct samples",
        "",
        "higher",
        "Number of samples that differ from all others by more than copies do.",
    ),
    Metric(
        "diversity",
        "diversity",
        better="higher",
        about="Mean distance between two samples, relative to that between two real pictures; near 0 after "
        "mode collapse.",
    ),
    Metric(
        "diversity_within",
        "diversity within classes",
        better="higher",
        about="Diversity among the samples of one class, averaged over classes: near 0 if each class is one picture.",
    ),
    _share(
        "memorized",
        "memorized samples",
        "lower",
        "Share of samples that are closer to a training picture than 95% of held-out pictures are (root mean square of "
        "the pixels' differences). About 5% for new pictures, 100% for copies.",
    ),
    Metric(
        "classes_covered",
        "class coverage",
        "classes",
        "higher",
        "Number of classes with at least a tenth of their share in the data, among plausible samples that are "
        "classified with a confidence of at least 1/2.",
        short="classes covered",
    ),
    _share(
        "rarest_class",
        "rarest class share",
        "higher",
        "Share of the rarest class among the samples, counting plausible and confidently classified ones.",
    ),
    _share(
        "label_accuracy",
        "conditional accuracy",
        "higher",
        "Share of samples that are classified as the requested label.",
    ),
    _share("classifier_accuracy", "classifier accuracy", "higher", "Accuracy of the classifier on held-out pictures."),
    _share(
        "tstr_accuracy",
        "train on synthetic, test on real",
        "higher",
        "Accuracy on held-out pictures of a classifier trained on labelled samples.",
    ),
    _share(
        "trtr_accuracy",
        "train on real, test on real",
        "higher",
        "Accuracy on held-out pictures of the same classifier trained on as many real pictures.",
    ),
    Metric(
        "psnr", "reconstruction PSNR", "dB", "higher", "Peak signal-to-noise ratio of reconstructed held-out pictures."
    ),
    Metric(
        "gradient_psnr",
        "edge PSNR",
        "dB",
        "higher",
        "PSNR of the differences between neighbouring pixels: sharp edges.",
    ),
    Metric("psnr_before", "PSNR before denoising", "dB", "", "PSNR of the noisy held-out pictures."),
    Metric("psnr_after", "PSNR after denoising", "dB", "higher", "PSNR of the denoised held-out pictures."),
    Metric(
        "teacher_psnr",
        "PSNR to the teacher",
        "dB",
        "higher",
        "PSNR of the student's samples against the teacher's, from the same noise.",
    ),
    Metric(
        "nll_bound",
        "negative ELBO",
        "nats",
        "lower",
        "Upper bound of the negative log-likelihood of a held-out picture; values enter as probabilities of white.",
    ),
    Metric(
        "bits_per_dim",
        "negative ELBO per value",
        "bits",
        "lower",
        "The negative ELBO, divided by the values of a picture.",
    ),
    Metric("active_latents", "active latents", "dimensions", "", "Latent dimensions whose mean varies over the data."),
    Metric("latent_mean", "mean of the latents", "", "", "0 is what diffusion on them expects."),
    Metric("latent_deviation", "standard deviation of the latents", "", "", "1 is what diffusion on them expects."),
    _share("auc", "AUC", "higher", "Area under the ROC curve of the anomaly score; 0.5 for guessing."),
    Metric("threshold", "anomaly threshold", "", "", "The score below which 95% of the held-out normal pictures lie."),
    _share(
        "balanced_accuracy", "balanced accuracy", "higher", "Mean of the true negative and true positive rates there."
    ),
    Metric("time_saved", "speedup", "×", "higher", "Time of the reference, divided by the model's."),
    Metric(
        "memory_saved", "memory reduction", "×", "higher", "Activation memory of the reference, divided by the model's."
    ),
    _share(
        "noun_accuracy", "object accuracy", "higher", "Share of samples on which the requested object is recognized."
    ),
    _share("background_accuracy", "background accuracy", "higher", "Share of samples with the requested background."),
    _share("both_present", "both objects present", "higher", "Share of samples that show both requested objects."),
    _share("sides_right", "correct sides", "higher", "Share of samples with both objects at the requested positions."),
    _share("counts_right", "correct counts", "higher", "Share of samples with the requested number of objects."),
    Metric(
        "open_label_confident",
        "confident with random labels",
        "",
        "higher",
        "Share of samples with random labels that are classified confidently, relative to real pictures.",
    ),
    _share("open_label_rarest", "rarest class with random labels", "higher", "Share of the rarest class among them."),
    Metric(
        "no_label_confident",
        "confident without labels",
        "",
        "higher",
        "Share of unconditional samples that are classified confidently, relative to real pictures.",
    ),
    _share("no_label_rarest", "rarest class without labels", "higher", "Share of the rarest class among them."),
    Metric(
        "nearest_training",
        "distance to the training set",
        about="Median distance of samples to the nearest training picture: 0 for copies.",
    ),
    Metric(
        "nearest_of_held_out", "real pictures' distance to the training set", about="The same for held-out pictures."
    ),
    _share(
        "edge_f1", "edge F1", "higher", "F1 score of the samples' edges against the requested ones, within 2 pixels."
    ),
    _share(
        "edge_f1_without", "edge F1 without ControlNet", "", "The same from the same noise, without the ControlNet."
    ),
    Metric("edges_followed", "edge adherence", "×", "higher", "Edge F1 with the ControlNet, divided by that without."),
)
_BY_KEY = {metric.key: metric for metric in METRICS}


def metric_of(key: str) -> Metric:
    """Return a metric by its key; an unknown one has its key in words as title."""
    return _BY_KEY.get(key) or Metric(key, key.replace("_", " "))


def format_figure(value: float) -> str:
    """Format with at most four digits: 0.9312, 24.5, 1,204, 3.1e-05."""
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace("-", "−", 1)
    return f"{value:.4g}".replace("-", "−", 1) if value < 0 else f"{value:.4g}"
