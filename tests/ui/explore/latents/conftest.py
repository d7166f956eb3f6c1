"""The window in the Explore workspace, with tiny models whose latent spaces the engine's own session maps at once."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from studio.engine.data.load import load_dataset
from studio.engine.generation.model_cache import ModelCache
from studio.engine.latents.session import LatentSession
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Failed
from studio.protocol.latents import PlaceOnMap
from tests.tiny_latent_models import save_gan, save_vae


class Engine:
    """Stands in for the engine's process: answers when it is asked, unless it holds its answers back."""

    def __init__(self, studio):
        self.engine = studio.core.engine
        self.session = LatentSession(ModelCache("cpu"), lambda spec, notify: load_dataset(spec, notify))
        self.jobs, self.asked, self.stopped = [], [], []
        self.holds, self.held = False, []
        self.asks_stop = None
        self.engine.start_job, self.engine.ask, self.engine.stop = self._start, self._ask, self._stop

    def release(self):
        held, self.held, self.holds = self.held, [], False
        for answer in held:
            answer()

    def _start(self, request):
        self.jobs.append(request)

        def run():
            def report(event):
                self.engine.job_event.emit(request.job, event)

            try:
                for event in self.session.run(request, report=report, stop_requested=lambda: self.asks_stop):
                    report(event)
            except BadInput as error:
                report(Failed(message=str(error)))

        self._answer(run)

    def _ask(self, request):
        self.asked.append(request)

        def run():
            try:
                place = isinstance(request, PlaceOnMap)
                event = self.session.place(request) if place else self.session.picture(request)
            except BadInput as error:
                event = Failed(message=str(error))
            self.engine.job_event.emit(request.job, event)

        self._answer(run)

    def _stop(self, job, mode=None):
        self.stopped.append((job, mode))

    def _answer(self, run):
        if self.holds:
            self.held.append(run)
        else:
            run()


@pytest.fixture(scope="session")
def saved_models(tmp_path_factory):
    place = tmp_path_factory.mktemp("models")
    save_vae(place / "plane", 2)
    save_vae(place / "vae", 5)
    save_gan(place / "gan", 2, conditional=True)
    return place


@pytest.fixture
def models(data_home, saved_models):
    shutil.copytree(saved_models, places.own_models(), dirs_exist_ok=True)


@pytest.fixture
def engine(models, studio):
    return Engine(studio)


@pytest.fixture
def tab(engine, studio, qtbot):
    """The tab of latent spaces in view, with a model and digits chosen, but no map yet."""
    studio.parts.window.actions_["view.explore"].trigger()
    studio.parts.explore_panel.choose("latents")
    tab = studio.latents.tab
    qtbot.waitUntil(lambda: tab.view is not None and tab.view.isVisible())
    fields = tab.view.fields
    fields.model.set_key("plane")
    fields.data.set_key("digits")
    fields.count.setValue(60)
    return tab


@pytest.fixture
def view(tab, qtbot):
    """The view with a map."""
    made = tab.view
    made.fields.button.click()
    wait_for_pictures(made, qtbot)
    return made


def wait_for_pictures(view, qtbot):
    qtbot.waitUntil(lambda: view.cloud.content is not None and view.cloud.content.thumbnails.shape[1] > 1)


def hover(widget, place):
    """Move the pointer to a place; unlike `QTest.mouseMove`, also where it is already."""
    at, none = QPointF(place), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, widget.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def at(cloud, point):
    """Where a point is in its widget."""
    place = cloud.transform.to_widget(cloud.points[[point]])[0]
    return QPoint(*(round(part) for part in place.tolist()))


def a_place_without_point(cloud):
    """The place of the widget that is the farthest from all points and from the legend."""
    x, y = np.meshgrid(np.arange(20, cloud.width() - 160, 10), np.arange(20, cloud.height() - 20, 10))
    places = np.stack([x.ravel(), y.ravel()], axis=1)
    drawn = cloud.transform.to_widget(cloud.points)
    distances = np.linalg.norm(places[:, None] - drawn[None], axis=2).min(1)
    return QPoint(*places[distances.argmax()].tolist())
