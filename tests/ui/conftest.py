"""A whole window for tests: shown, with its engine not started."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer


@pytest.fixture
def studio(qapp, data_home):
    from studio.app import Studio

    studio = Studio(qapp)
    studio.window.resize(1440, 900)
    studio.window.show()
    yield studio
    studio.window.close()
    studio.window.deleteLater()
    # windows that linger would be restyled with every theme of every later test
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_timer_left_running(qapp):
    """Fail a test that leaves a timer running."""
    gc.freeze()  # so that only what the test makes is looked through: the libraries have a million objects
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers = [made for made in gc.get_objects() if type(made) is QTimer]
    gc.unfreeze()
    left = [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive() and not timer.isSingleShot()]
    assert not left, f"left running: {[(timer.parent(), timer.interval()) for timer in left]}"
