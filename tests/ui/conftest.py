"""A whole window for tests: shown, with its engine not started."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


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
