"""Display names and formats of the metrics that an evaluation reports."""

_TITLES = {
    "frechet": "Fréchet distance",
    "frechet_training": "Fréchet distance, training set",
    "kernel": "kernel distance",
    "kernel_training": "kernel distance, training set",
    "classes_covered": "class coverage",
    "rarest_class": "rarest class share",
    "diversity": "diversity",
    "diversity_within": "diversity within classes",
    "psnr": "PSNR (dB)",
    "psnr_before": "PSNR before denoising (dB)",
    "psnr_after": "PSNR after denoising (dB)",
    "teacher_psnr": "PSNR to the teacher (dB)",
    "auc": "AUC",
    "nll_bound": "NLL bound",
    "time_saved": "speedup",
    "memory_saved": "memory reduction",
    "noun_accuracy": "object accuracy",
    "both_present": "both objects present",
    "sides_right": "correct sides",
    "edges_followed": "edge adherence",
}


def metric_title(name: str) -> str:
    """Return what the window calls a metric; its key in words where it has no title here."""
    return _TITLES.get(name, name.replace("_", " "))


def format_metric(value: float) -> str:
    """Format with at most four digits: 0.9312, 24.5, 1,204, 3.1e-05."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}".replace("-", "−", 1) if value < 0 else f"{value:.4g}"


def format_change(before: float | None, now: float) -> str:
    """Format a difference with its sign: +0.012, −3.1; empty when there is none, or no earlier value."""
    if before is None or format_metric(before) == format_metric(now):
        return ""
    difference = now - before
    if abs(difference) >= 100:
        return f"{difference:+,.0f}".replace("-", "−")
    return f"{'+' if difference > 0 else '−'}{abs(difference):.2g}"
