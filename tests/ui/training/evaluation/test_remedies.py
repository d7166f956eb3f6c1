"""The buttons of suggested remedies describe their effect."""

from studio.protocol.presets import presets
from studio.protocol.ways import Way
from studio.ui.training.evaluation.remedies import suggested_remedies

GAN = presets()["dcgan"].recipe
REMEDIES = {
    "Slower": {"learning_rate": GAN.learning_rate / 2},
    "Flatter": {"options.r1": 2.0},
    "Wider": {"options.minibatch_std": True},
    "As it is": {"options.latent": GAN.options["latent"]},
    "Nonsense": {"nonsense": 1},
}


def test_each_says_what_it_does_with_a_run_that_is_going():
    found = suggested_remedies(GAN, REMEDIES, rate=GAN.learning_rate, going=True)
    assert [remedy.text for remedy in found] == ["Slower · now", "Flatter · in a branch", "Wider · in a new run"]
    assert [remedy.way for remedy in found] == [Way.NOW, Way.BRANCH, Way.NEW_RUN]
    assert [remedy.tooltip for remedy in found] == [
        "Sets learning rate 0.001 from the next step on.",
        "Saves a checkpoint and stops this run. Starts a branch from the newest checkpoint with r1 2.",
        "Saves a checkpoint and stops this run. Starts a new run from scratch with minibatch std on: "
        "no checkpoint fits that network.",
    ]


def test_one_that_has_ended_is_not_stopped():
    found = suggested_remedies(GAN, REMEDIES, rate=GAN.learning_rate, going=False)
    assert [remedy.way for remedy in found] == [Way.BRANCH, Way.BRANCH, Way.NEW_RUN]
    assert not any("stops" in remedy.tooltip for remedy in found)


def test_half_a_rate_that_was_changed_is_half_of_what_it_is_now():
    slower = suggested_remedies(GAN, REMEDIES, rate=GAN.learning_rate / 8, going=True)[0]
    assert slower.changes == {"learning_rate": GAN.learning_rate / 16}
