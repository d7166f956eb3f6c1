"""The tab of the 2-D playground: trains the engine's model while it is in view."""

import itertools
import os
import time
from collections.abc import Mapping

from studio.document.exploring.plane_history import PlaneHistory, Truth, Walk
from studio.link.engine_thread import EngineThread
from studio.link.plane_requests import PlaneRequests
from studio.protocol.errors import BadInput
from studio.protocol.plane import (
    ComputePlaneTruth,
    GanNetworks,
    LearnPlane,
    PlaneLearned,
    PlaneRaced,
    PlaneTruth,
    RacePlane,
)
from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.explore.plane.plane_fields import SAMPLERS
from studio.ui.explore.plane.plane_view import PlaneView, starting_message
from studio.ui.translation import tr, tr_message

_SHOWN_EVERY = 0.8  # seconds between two sets of paths while the model learns
_sessions = itertools.count(1)


class PlaneTab(ExploreTab):
    """Sends each request after the answer to the previous one, so that jobs and other requests get their turn."""

    key = "plane"
    title = tr("Plane")
    view: PlaneView | None = None

    def __init__(self, engine: EngineThread) -> None:
        self._learner, self._racer, self._truth = (PlaneRequests(engine) for _ in range(3))
        self._session = ""
        self._ready = self._learning = False
        self._walked = 0.0
        self._known: tuple[str, str | None, tuple[float, ...]] | None = (
            None  # distribution and noise levels whose exact density is shown
        )

    @property
    def _view(self) -> PlaneView:
        assert self.view is not None, "it is asked for by its own signals"
        return self.view

    def make(self) -> PlaneView:
        """Make the view."""
        view = PlaneView()
        view.learn_toggled.connect(self._toggle)
        view.step_wanted.connect(self._step)
        view.start_over_wanted.connect(self._begin)
        view.race_wanted.connect(self._race)
        view.truth_wanted.connect(self._ask_truth)
        view.fields.settings_changed.connect(self._begin)
        view.fields.sampling_changed.connect(self._walk)
        self._learner.answered.connect(self._learned)
        self._learner.failed.connect(self._failed)
        self._racer.answered.connect(self._raced)
        self._racer.failed.connect(self._failed)
        self._truth.answered.connect(self._show_truth)
        self._truth.failed.connect(self._failed)
        return view

    def shown(self) -> None:
        """Begin at the first time; later continue if the model was learning."""
        if not self._session:
            self._begin()
        elif self._learning:
            self._learn()

    def engine_ready(self) -> None:
        """Begin again; a new engine process has no model."""
        self._ready = True
        self._begin()

    def state(self) -> dict[str, object]:
        """Return the fields and the overlays."""
        return self.view.state() if self.view is not None else {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Restore fields and overlays."""
        if self.view is not None:
            self.view.restore(state)

    def close(self) -> None:
        """Stop sending requests."""
        self._learning = False
        for requests in (self._learner, self._racer, self._truth):
            requests.close()

    def _begin(self) -> None:
        """Begin a session with the fields' settings, and show its untrained model."""
        view = self._view
        settings = view.fields.settings()
        view.set_message(starting_message(self._ready, settings is not None))
        view.history = PlaneHistory()
        view.set_truth(None)
        self._known = None
        view.show_history()
        self._session = ""
        if not self._ready or settings is None:
            self._set_learning(False)
            return
        self._session = f"{os.getpid()}-{next(_sessions)}"
        self._ask(steps=0, walks=True)

    def _toggle(self, on: bool) -> None:
        if on and not self._session:
            self._begin()
        self._set_learning(on and bool(self._session))
        if self._learning:
            self._learn()
        elif self._session:
            self._walk()

    def _learn(self) -> None:
        due = time.monotonic() - self._walked >= _SHOWN_EVERY
        self._ask(steps=1000, walks=due)

    def _step(self, networks: GanNetworks) -> None:
        self._set_learning(False)
        if self._session:
            self._ask(steps=1, walks=True, networks=networks)

    def _walk(self) -> None:
        if self._session and not self._learning:
            self._ask(steps=0, walks=True)
        self._walked = 0.0

    def _ask(self, *, steps: int, walks: bool, networks: GanNetworks = "both") -> None:
        fields = self._view.fields
        settings, session = fields.settings(), self._session
        if settings is None:
            return
        walk = fields.walk() if walks else None
        # each request differs: two steps in a row are not the same request
        self._learner.ask(
            (session, time.monotonic()),
            lambda job: LearnPlane(
                job=job, session=session, settings=settings, steps=steps, networks=networks, walk=walk
            ),
        )

    def _learned(self, key: tuple[str, float], answer: PlaneLearned) -> None:
        view = self._view
        if key[0] != self._session:
            return
        try:
            view.history.add(answer)
        except BadInput as error:
            self._failed(key, tr_message(str(error)))
            return
        if answer.walk is not None:
            self._walked = time.monotonic()
            view.set_message("")
        view.show_history()
        if answer.walk is not None:
            view.refresh_overlays()
        if self._learning and view.isVisible() and not self._learner.busy:
            self._learn()

    def _failed(self, _key: object, message: str) -> None:
        self._set_learning(False)
        self._view.set_message(message)

    def _set_learning(self, learning: bool) -> None:
        self._learning = learning
        self._view.set_learning(learning)

    def _race(self) -> None:
        session, view = self._session, self._view
        if not session:
            return
        evaluations, seed = int(view.evaluations.value()), int(view.fields.seed.value())
        samplers = tuple(name for name, _ in SAMPLERS)
        self._racer.ask(
            (session, evaluations, seed, view.history.step),
            lambda job: RacePlane.model_validate(
                {"job": job, "session": session, "samplers": samplers, "evaluations": evaluations, "seed": seed}
            ),
        )

    def _raced(self, key: tuple[str, int, int, int], answer: PlaneRaced) -> None:
        if key[0] == self._session:
            self._view.show_race([Walk.of(walk) for walk in answer.walks])
            self._view.set_message("")

    def _ask_truth(self) -> None:
        mark, settings = self._view.mark, self._view.fields.settings()
        if mark is None or settings is None or not mark.walk.timesteps:
            return
        levels = mark.walk.alphas_cumprod[:-1]
        key = (settings.distribution, settings.path, levels)
        if key != self._known:
            self._truth.ask(key, lambda job: ComputePlaneTruth(job=job, settings=settings, alphas_cumprod=levels))

    def _show_truth(self, key: tuple[str, str | None, tuple[float, ...]], answer: PlaneTruth) -> None:
        mark, settings = self._view.mark, self._view.fields.settings()
        if mark is None or settings is None:
            return
        if key == (settings.distribution, settings.path, mark.walk.alphas_cumprod[:-1]):
            self._known = key
            self._view.set_truth(Truth.of(answer))
