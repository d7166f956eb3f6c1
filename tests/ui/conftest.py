"""A whole window for tests: shown, with its engine not started."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer


@pytest.fixture
def studio(qapp, data_home):
    from studio.wiring.studio import Studio

    studio = Studio(qapp)
    studio.parts.window.resize(1440, 900)
    studio.parts.window.show()
    yield studio
    studio.parts.window.close()
    studio.parts.window.deleteLater()
    # windows that linger would be restyled with every theme of every later test
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def laid_out(qapp):
    """Return a function that lets layouts and the resize events that they post come to their end."""

    def settle() -> None:
        for _ in range(5):  # a layout posts the request for another one at most a few levels deep
            QCoreApplication.sendPostedEvents()
            qapp.processEvents()

    return settle


@pytest.fixture(scope="session")
def timers(qapp):
    """All known timers: those of libraries, and those of earlier tests that still exist."""
    return weakref.WeakSet(_made(QTimer))


@pytest.fixture(autouse=True)
def no_timer_left_running(timers):
    """Fail a test that leaves a timer running."""
    before = {id(timer) for timer in timers if _runs(timer)}
    gc.freeze()  # so that only what the test makes is looked through: the libraries have a million objects
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers.update(_made(QTimer))
    gc.unfreeze()
    left = [timer for timer in timers if _runs(timer) and id(timer) not in before and not timer.isSingleShot()]
    assert not left, f"left running: {[(timer.parent(), timer.interval()) for timer in left]}"


def _made(kind):
    return [made for made in gc.get_objects() if type(made) is kind]


def _runs(timer):
    return shiboken6.isValid(timer) and timer.isActive()
