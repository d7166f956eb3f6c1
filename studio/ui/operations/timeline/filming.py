"""Films of lanes and of training runs, made by the engine in the background."""

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.film_lane import FilmLane
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.link.film_maker import FilmMaker
from studio.protocol.films import FilmMade, MakeFilm
from studio.ui.films.film_dialog import FORMATS, FilmDialog
from studio.ui.kept_settings import text_of
from studio.ui.translation import tr
from studio.ui.widgets.save_dialog import choose_save_path

_KEY, _FOLDER = "film/choices", "folder/film"


class Filming:
    """Joins timeline, dialog and engine; the choices are remembered.

    Args:
        run_folder: Returns the folder of a training run's lane; None for other lanes.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        timeline: Timeline,
        maker: FilmMaker,
        settings: QSettings,
        run_folder: Callable[[Lane], Path | None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._timeline, self._maker, self._settings = timeline, maker, settings
        self._run_folder, self._notify, self._parent = run_folder, notify, parent

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of the command."""
        return {"timeline.film": self.open}

    def open(self) -> None:
        """Open the dialog, with the current lane checked."""
        self._list_lanes()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> None:
        """Stop the job in progress."""
        self._maker.stop()

    @cached_property
    def dialog(self) -> FilmDialog:
        """The dialog; created when it is first opened."""
        dialog = FilmDialog(self._parent)
        self._restore(dialog)
        dialog.changed.connect(self._remember)
        dialog.make_requested.connect(self._choose_and_make)
        dialog.stop_requested.connect(self._maker.stop)
        self._timeline.lanes_changed.connect(self._list_if_open)
        self._timeline.lane_changed.connect(self._list_if_open)
        self._maker.progress.connect(dialog.show_progress)
        self._maker.made.connect(self._take)
        self._maker.stopped.connect(lambda: dialog.show_idle(tr("Stopped. No file was written.")))
        self._maker.failed.connect(self._fail)
        return dialog

    def _source(self, lane: Lane) -> Path | None:
        """Return the file or folder that a lane is filmed from; None while there is none."""
        if isinstance(lane, DenoisingLane | FilmLane):
            return None if lane.live else lane.trajectory
        return self._run_folder(lane) if lane.available else None

    def _list_if_open(self, *_: object) -> None:
        if self.dialog.isVisible():
            self._list_lanes()

    def _list_lanes(self) -> None:
        current = self._timeline.current
        lanes = [lane for lane in self._timeline.lanes if self._source(lane) is not None]
        self.dialog.set_lanes(
            [(lane.id, lane.title, lane.subtitle) for lane in lanes],
            current.id if current in lanes and not self.dialog.keys() else "",
        )

    def _choose_and_make(self) -> None:
        keys = set(self.dialog.keys())
        chosen = [lane for lane in self._timeline.lanes if lane.id in keys]
        sources = [source for lane in chosen if (source := self._source(lane)) is not None]
        kind = FORMATS[self.dialog.format.key()]
        folder = Path(text_of(self._settings, _FOLDER, ""))
        if kind.ending:
            proposed = str(folder / f"film{kind.ending}")
            out = choose_save_path(self._parent, tr("Make film"), proposed, kind.filter, kind.ending)
        else:
            place = QFileDialog.getExistingDirectory(self._parent, tr("A folder for numbered pictures"), str(folder))
            out = Path(place) if place else None
        if out is None or not sources:
            return
        self._settings.setValue(_FOLDER, str(out.absolute().parent))
        self.dialog.show_busy()
        self._maker.make(
            MakeFilm(
                job="",
                sources=tuple(str(source) for source in sources),
                out=str(out.absolute()),
                show="x0" if self.dialog.show_.key() == "x0" else "x_t",
                fps=self.dialog.fps.value(),
                scale=int(self.dialog.scale.key()),
                sheet=self.dialog.format.key() == "sheet",
            )
        )

    def _take(self, made: FilmMade) -> None:
        files = [Path(file) for file in made.files]
        what = (
            files[0].name
            if len(files) == 1
            else tr("{count} pictures in {parent}").format(count=len(files), parent=files[0].parent.name)
        )
        text = " ".join([tr("Made {what}.").format(what=what), *made.notes])
        self.dialog.show_idle(text)
        self._notify(text, False)

    def _fail(self, text: str) -> None:
        self.dialog.show_idle(text)
        self._notify(text, True)

    def _remember(self) -> None:
        dialog = self.dialog
        choices = {
            "format": dialog.format.key(),
            "show": dialog.show_.key(),
            "fps": dialog.fps.value(),
            "scale": dialog.scale.key(),
        }
        self._settings.setValue(_KEY, json.dumps(choices))

    def _restore(self, dialog: FilmDialog) -> None:
        try:
            kept = json.loads(text_of(self._settings, _KEY, "{}"))
            kept = kept if isinstance(kept, dict) else {}
        except ValueError:
            kept = {}
        dialog.format.set_key(str(kept.get("format", "")))
        dialog.show_.set_key(str(kept.get("show", "")))
        dialog.scale.set_key(str(kept.get("scale", "")))
        if isinstance(fps := kept.get("fps"), int | float):
            dialog.fps.setValue(min(100.0, max(0.1, fps)))
