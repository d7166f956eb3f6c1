"""The registry of metrics knows what evaluations and the bundled models' cards report."""

import json

from studio.protocol import places
from studio.protocol.metrics import METRICS, metric_of
from studio.protocol.presets import presets


def test_every_metric_of_the_cards_and_of_the_presets_aims_is_described():
    keys = {aim.figure for preset in presets().values() for aim in preset.aims}
    for card in places.bundled_models().glob("*/studio.json"):
        keys |= json.loads(card.read_text(encoding="utf-8"))["figures"].keys()
    assert {"label_accuracy", "psnr", "nll_bound", "nearest_training"} <= keys
    assert keys <= {metric.key for metric in METRICS}


def test_an_aim_points_where_the_metric_is_better():
    for preset in presets().values():
        for aim in preset.aims:
            assert metric_of(aim.figure).better == ("higher" if aim.most is None else "lower"), aim


def test_a_metric_is_described_for_scripts():
    assert metric_of("nll_bound").described() == {
        "title": "negative ELBO",
        "unit": "nats",
        "better": "lower",
        "about": metric_of("nll_bound").about,
    }
    assert metric_of("of_my_own").described() == {"title": "of my own", "unit": "", "better": "", "about": ""}
