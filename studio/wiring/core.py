"""The state of the program that needs no window: document, timeline, history, engine and queue."""

from PySide6.QtCore import QSettings
from PySide6.QtGui import QUndoGroup

from studio.document.comparison import Comparison
from studio.document.document import Document
from studio.document.history.history import History
from studio.document.origins import Origins
from studio.link.engine_thread import EngineThread
from studio.link.hub_downloads import HubDownloads
from studio.link.job_queue import JobQueue
from studio.link.model_shelf import ModelShelf
from studio.link.training_run import TrainingRun
from studio.protocol import places
from studio.ui.motion import Motion
from studio.ui.tools.settings import ToolSettings
from studio.ui.translation import tr_message
from studio.ui.undo import UndoStack


class Core:
    """Document, timeline, history, engine and queue; each exists once."""

    def __init__(self, settings: QSettings) -> None:
        self.settings = settings
        self.document = Document()
        self.timeline, self.comparison = self.document.timeline, Comparison()
        self.origins = Origins(self.document)
        self.history = History(places.results())
        self.motion = Motion()
        self.tools, self.undo = ToolSettings(), UndoStack(self.document)
        self.undo_group = QUndoGroup()  # the undo stacks of canvas and lists; that of the visible page is active
        self.undo_group.addStack(self.undo)
        self.undo_group.setActiveStack(self.undo)
        self.engine = EngineThread()
        self.queue = JobQueue(self.engine)
        self.training_run = TrainingRun()
        self.models = ModelShelf(tr_message)
        self.downloads = HubDownloads()
