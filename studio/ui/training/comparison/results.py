"""The results of compared runs: the metrics of their last evaluations, and which of the runs may be ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.protocol.events import Judged, finding_text, warned_finding
from studio.protocol.losses import same_data
from studio.protocol.metrics import metric_of
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.training.figure_text import figure_text
from studio.ui.translation import tr

NONE = "–"
BEST = "best"
_OF_THE_MODEL = ("time_saved", "memory_saved", "active_latents")  # metrics that no data set decides


@dataclass(frozen=True)
class RunResult:
    """A run's recipe, its last evaluation if there was any, whether it has failed, and its present warnings."""

    recipe: TrainRecipe
    evaluation: Judged | None = None
    failed: bool = False
    warnings: Sequence[str] = ()

    @property
    def ranked(self) -> bool:
        """Whether its metrics compete: not those of a run that failed, or whose samples the verdict does not trust.

        An evaluation without a verdict, of an older version or of reconstructions, must have no warning.
        """
        if self.failed or self.warnings:
            return False
        if self.evaluation is None:
            return True
        verdict = self.evaluation.verdict
        return not self.evaluation.warnings if verdict is None else verdict.trusted

    @property
    def state(self) -> str:
        """The verdict on the run, in one word or a few."""
        if self.failed:
            return tr("not ranked: failed")
        if any(line.startswith(("Mode collapse", "Divergence")) for line in self.warnings):
            return tr("not ranked: {word}").format(word=tr(finding_text(warned_finding(self.warnings))))
        if self.warnings or self.evaluation is None or self.evaluation.verdict is None:
            return NONE if self.ranked else tr("not ranked: warning")
        finding = self.evaluation.verdict.finding
        word = tr(finding_text(finding))
        return word if self.ranked else tr("not ranked: {word}").format(word=word)


def compared_results(runs: Sequence[RunResult]) -> list[tuple[str, list[str]]]:
    """Return rows of a table: the verdicts, and each metric that at least two runs have.

    The best value among the ranked runs is marked, where the metric has a direction and the runs were evaluated on the
    data of the first; values that the samples cannot support are not shown.
    """
    found = [{} if run.evaluation is None else run.evaluation.figures for run in runs]
    keys = [key for key in dict.fromkeys(key for figures in found for key in figures) if _count(key, found) > 1]
    verdict = [("verdict", [run.state for run in runs])] if any(run.state != NONE for run in runs) else []
    return [
        *verdict,
        *((f"{tr(metric_of(key).heading)} {metric_of(key).arrow}".rstrip(), _values(key, runs)) for key in keys),
    ]


def _values(key: str, runs: Sequence[RunResult]) -> list[str]:
    metric, texts, candidates = metric_of(key), [], []
    for run in runs:
        value = None if run.evaluation is None else run.evaluation.trusted_figures.get(key)
        comparable = key in _OF_THE_MODEL or same_data(runs[0].recipe, run.recipe)
        if value is None:
            texts.append(NONE)
        else:
            texts.append(figure_text(value) + ("" if comparable else tr(" (other data)")))
        candidates.append(value if comparable and run.ranked else None)
    rivals = [value for value in candidates if value is not None]
    if not metric.better or len(set(rivals)) < 2:
        return texts
    best = max(rivals) if metric.better == "higher" else min(rivals)
    return [f"{text} · {BEST}" if value == best else text for text, value in zip(texts, candidates, strict=True)]


def _count(key: str, found: Sequence[dict[str, float]]) -> int:
    return sum(key in figures for figures in found)
