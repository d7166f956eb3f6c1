"""The buttons of suggested remedies describe their effect."""

from studio.protocol.continuation import Continuation
from studio.protocol.events import Remedy
from studio.protocol.presets import presets
from studio.ui.training.evaluation.remedies import collapse_remedies, suggested_remedies

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
    assert [remedy.continuation for remedy in found] == [Continuation.NOW, Continuation.BRANCH, Continuation.NEW_RUN]
    assert [remedy.tooltip for remedy in found] == [
        "Sets learning rate 0.001 from the next step on.",
        "Saves a checkpoint and stops this run. Starts a branch from the newest checkpoint with r1 2.",
        (
            "Saves a checkpoint and stops this run. Starts a new run from scratch with minibatch std on: "
            "no checkpoint fits that network."
        ),
    ]


def test_one_that_has_ended_is_not_stopped():
    found = suggested_remedies(GAN, REMEDIES, rate=GAN.learning_rate, going=False)
    assert [remedy.continuation for remedy in found] == [Continuation.BRANCH, Continuation.BRANCH, Continuation.NEW_RUN]
    assert not any("stops" in remedy.tooltip for remedy in found)


def test_half_a_rate_that_was_changed_is_half_of_what_it_is_now():
    slower = suggested_remedies(GAN, REMEDIES, rate=GAN.learning_rate / 8, going=True)[0]
    assert slower.changes == {"learning_rate": GAN.learning_rate / 16}


COLLAPSED = (
    Remedy(title="Slower", changes={"learning_rate": 5e-4}),
    Remedy(title="Wider", changes={"options.minibatch_std": True}),
    Remedy(title="Over", changes={"learning_rate": 1e-3}, anew=True),
    Remedy(title="Nonsense", changes={"nonsense": 1}),
)


def test_a_collapsed_model_is_continued_from_its_last_healthy_checkpoint():
    found = collapse_remedies(GAN, COLLAPSED, healthy=1300, going=True)
    assert [(remedy.text, remedy.continuation, remedy.step) for remedy in found] == [
        ("Slower · in a branch", Continuation.BRANCH, 1300),
        ("Wider · in a new run", Continuation.NEW_RUN, None),
        ("Over", Continuation.NEW_RUN, None),
    ]
    assert found[0].tooltip == (
        "Saves a checkpoint and stops this run. "
        "Starts a branch from step 1,300, the last healthy checkpoint, with learning rate 0.0005."
    )


def test_a_model_that_was_never_healthy_starts_over():
    found = collapse_remedies(GAN, COLLAPSED, healthy=None, going=False)
    assert {remedy.continuation for remedy in found} == {Continuation.NEW_RUN}
    assert found[0].tooltip == "Starts a new run from scratch with learning rate 0.0005."
    same = (*COLLAPSED[:1], Remedy(title="Over", changes=COLLAPSED[0].changes, anew=True))
    assert [remedy.text for remedy in collapse_remedies(GAN, same, healthy=None, going=False)] == [
        "Slower · in a new run"
    ], "the other would do the same"
