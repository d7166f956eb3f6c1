import platform
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QScrollArea

from studio.protocol.errors import BadInput
from studio.protocol.events import Metrics, RateChanged
from studio.protocol.presets import Preset, presets
from studio.protocol.runfolder import Control, Status
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, TrainRecipe
from studio.protocol.traits import traits_of
from studio.ui.training.form.branch_notice import BranchPoint
from studio.ui.training.training_panel import TrainingPanel

LEFT = Qt.MouseButton.LeftButton
DIGITS = TrainRecipe(preset="digits", steps=2000, learning_rate=1.5e-3, ema_decay=0.9)
FACES = TrainRecipe(
    preset="faces",
    dataset=DatasetSpec(kind="folder", path="/pictures", size=64),
    network=NetworkSpec(channels=(32, 64, 64, 64), attention=(False, False, True, True)),
    prediction_type="v",
    batch_size=32,
    max_seconds=600,
)
TOY = TrainRecipe(
    dataset=DatasetSpec(kind="toy", name="moons"), network=NetworkSpec(kind="mlp", channels=(64,), attention=(False,))
)
PRESETS = {
    "digits": Preset(name="digits", title="Digits", description="Handwritten <b>digits</b>.", recipe=DIGITS),
    "faces": Preset(name="faces", title="Faces", description="A folder of faces.", recipe=FACES),
}


@pytest.fixture
def panel(qtbot):
    panel = TrainingPanel(lambda: PRESETS)
    qtbot.addWidget(panel)
    panel.resize(288, 720)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_the_form_is_created_when_it_is_first_shown(qtbot):
    panel, made = TrainingPanel(lambda: PRESETS), []
    qtbot.addWidget(panel)
    panel.fields_made.connect(made.append)
    panel.restore({"more": True})
    assert panel.state() == {"more": True}
    assert not panel.has_fields
    panel.show()
    assert made == [panel.fields]
    assert panel.state()["more"] is True
    assert panel.fields.advanced.opened()


@pytest.fixture
def started(panel):
    heard = []
    panel.start_requested.connect(heard.append)
    return heard


@pytest.fixture
def asked(panel):
    heard = []
    panel.control_requested.connect(heard.append)
    return heard


def type_into(qtbot, field, text):
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)


def test_start_asks_for_the_presets_recipe(qtbot, panel, started):
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started == [DIGITS]


def test_what_has_no_field_continues_with_the_recipe(qtbot, panel, started):
    type_into(qtbot, panel.fields.batch_size, "64")
    type_into(qtbot, panel.fields.learning_rate, "3e-4")
    type_into(qtbot, panel.fields.seed, "9007199254740993")
    qtbot.mouseClick(panel.controls.start, LEFT)
    expected = {"batch_size": 64, "learning_rate": 3e-4, "seed": 9007199254740993}
    assert started == [DIGITS.model_copy(update=expected)]


def test_choosing_a_preset_by_key_fills_the_fields_and_describes_it(qtbot, panel):
    assert panel.fields.description.text() == "Handwritten <b>digits</b>."
    assert panel.fields.description.textFormat() is Qt.TextFormat.PlainText
    panel.fields.preset.setFocus()
    qtbot.keyClick(panel.fields.preset, Qt.Key.Key_Down)
    assert panel.fields.description.text() == "A folder of faces."
    assert panel.recipe().max_seconds == 600
    assert panel.fields.stop_unit.key() == "minutes"
    assert panel.fields.stop_after.value() == 10
    assert panel.recipe().model_copy(update={"steps": FACES.steps}) == FACES


def test_every_recipe_survives_the_fields(panel):
    recipe = TrainRecipe(
        preset="digits",
        dataset=DatasetSpec(kind="mnist", size=28),
        prediction_type="x0",
        schedule={"kind": "sigmoid", "timesteps": 400},
        seed=5,
        steps=77,
        batch_size=3,
    )
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe


def test_minutes_are_not_cut_short_by_the_steps(qtbot, panel):
    panel.fields.stop_unit.setFocus()
    qtbot.keyClick(panel.fields.stop_unit, Qt.Key.Key_Down)
    type_into(qtbot, panel.fields.stop_after, "5")
    assert panel.recipe().max_seconds == 300
    assert panel.recipe().steps >= 1_000_000
    qtbot.keyClick(panel.fields.stop_unit, Qt.Key.Key_Up)
    assert panel.recipe().max_seconds is None
    assert panel.recipe().steps == 2000


def test_a_folder_without_a_path_says_so_and_does_not_start(qtbot, panel, started):
    panel.fields.data.kind.setFocus()
    qtbot.keyClick(panel.fields.data.kind, Qt.Key.Key_Down)
    assert panel.fields.data.kind.key() == "folder"
    assert panel.fields.data.path.isVisible()
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started == []
    assert panel.fields.errors["dataset.path"].text() == "Choose the folder of training pictures."
    assert panel.note.text() == "Not started. Choose the folder of training pictures."
    qtbot.keyClicks(panel.fields.data.path, "/pictures")
    assert not panel.fields.errors["dataset.path"].isVisible()
    assert not panel.note.isVisible()
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started[0].dataset == DatasetSpec(kind="folder", path="/pictures", size=32)


def test_the_folder_is_chosen_in_a_dialog(qtbot, panel, monkeypatch):
    panel.fields.data.kind.set_key("folder")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/chosen")
    qtbot.mouseClick(panel.fields.data.browse, LEFT)
    assert panel.recipe().dataset.path == "/chosen"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    qtbot.mouseClick(panel.fields.data.browse, LEFT)
    assert panel.recipe().dataset.path == "/chosen"


def test_a_size_that_the_network_cannot_halve_is_refused_by_its_field(qtbot, panel, started):
    type_into(qtbot, panel.fields.picture_size, "18")
    assert (
        panel.fields.errors["dataset.size"].text()
        == "The network downsamples pictures: use a multiple of 4, such as 16."
    )
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started == []
    type_into(qtbot, panel.fields.picture_size, "20")
    assert not panel.fields.errors["dataset.size"].isVisible()


@pytest.mark.parametrize(
    ("name", "typed", "line"),
    [
        ("learning_rate", "100", "Base learning rate takes 1e-6 to 1, not 100."),
        ("batch_size", "0", "Batch size takes 1 to 4096, not 0."),
        ("stop_after", "1e9", "Stop after takes 1 to 10000000, not 1e9."),
        ("picture_size", "4", "Size takes 8 to 512 px, not 4."),
    ],
)
def test_a_number_out_of_range_starts_nothing(qtbot, panel, started, name, typed, line):
    field = getattr(panel.fields, name)
    type_into(qtbot, field, typed)
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started == []
    assert panel.note.text() == f"Not started. {line}"
    assert line in {error.text() for error in panel.fields.errors.values()}
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started == [DIGITS]


def test_a_number_out_of_range_in_the_advanced_section(qtbot, shipped):
    heard = []
    shipped.start_requested.connect(heard.append)
    recipe = presets()["digits"].recipe
    shipped.set_recipe(recipe)
    qtbot.mouseClick(shipped.fields.advanced.button, LEFT)
    field = shipped.fields.advanced_fields.fields["gradient_accumulation"]
    type_into(qtbot, field.number, "5000")
    assert field.error.text() == "Gradient accumulation takes 1 to 1024, not 5000."
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == []
    type_into(qtbot, field.number, "4")
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == [recipe.model_copy(update={"gradient_accumulation": 4})]


def test_schedule_warmup_and_width_reach_the_recipe(qtbot, shipped):
    recipe = presets()["digits"].recipe
    shipped.set_recipe(recipe)
    fields = shipped.fields.advanced_fields.fields
    fields["learning_rate_schedule"].choice.set_key("linear")
    fields["warmup_steps"].number.setValue(200)
    fields["network.width"].number.setValue(1.5)
    found = shipped.recipe()
    assert (found.learning_rate_schedule, found.warmup_steps) == ("linear", 200)
    assert found.network.level_channels == (16, 48, 96)
    shipped.set_recipe(presets()["gan-mlp"].recipe)
    assert fields["network.width"].isHidden(), "a GAN has a width of its own"


def test_what_the_disk_says_is_shown_and_the_settings_stay(panel):
    panel.show_starting()
    panel.refuse(BadInput("Could not make the folder: Read-only file system."))
    assert panel.fields.errors[""].isVisible()
    assert panel.controls.start.isVisible()
    assert panel.recipe() == DIGITS


def test_a_refused_start_leaves_the_run_that_is_open(panel):
    panel.show_status(Status(state="stopped", step=5, steps=10))
    panel.refuse(BadInput("The branch starts at step 5.", field="steps"))
    assert panel.controls.resume.isVisible()
    assert panel.progress.isVisible()
    assert panel.note.isVisible()
    panel.leave_branch()
    assert not panel.note.isVisible(), "it was about the branch"


def test_buttons_follow_the_run(qtbot, panel, asked):
    assert not panel.controls.pause.isVisible()
    panel.show_starting()
    assert not panel.controls.start.isVisible()
    assert not panel.fields.isEnabled()
    assert not panel.controls.pause.isEnabled()
    assert panel.controls.stop.isEnabled()
    panel.show_status(Status(state="running", step=5, steps=10))
    qtbot.mouseClick(panel.controls.pause, LEFT)
    assert panel.controls.pause.text() == "Pausing"
    qtbot.mouseClick(panel.controls.pause, LEFT)  # asked once is enough
    panel.show_status(Status(state="running", step=6, steps=10))
    assert panel.controls.pause.text() == "Pausing"
    panel.show_status(Status(state="paused", step=6, steps=10))
    assert panel.controls.pause.text() == "Resume"
    panel.controls.pause.setFocus()
    qtbot.keyClick(panel.controls.pause, Qt.Key.Key_Space)
    panel.show_status(Status(state="running", step=7, steps=10))
    assert panel.controls.pause.text() == "Pause"
    qtbot.mouseClick(panel.controls.stop, LEFT)
    assert panel.controls.stop.text() == "Stopping"
    assert asked == [Control.PAUSE, Control.RESUME, Control.STOP]
    panel.show_status(Status(state="stopped", step=7, steps=10))
    assert panel.controls.start.isVisible()
    assert panel.controls.resume.isVisible()
    assert not panel.controls.stop.isVisible()
    assert panel.fields.isEnabled()


def test_continue_asks_to_resume(qtbot, panel):
    panel.show_status(Status(state="stopped", step=7, steps=10))
    with qtbot.waitSignal(panel.resume_requested):
        qtbot.mouseClick(panel.controls.resume, LEFT)


def test_a_finished_run_is_not_continued(panel):
    panel.show_status(Status(state="finished", step=10, steps=10))
    assert not panel.controls.resume.isVisible()
    assert panel.controls.start.isVisible()


def test_a_failure_is_reported_in_plain_text(panel):
    panel.show_status(Status(state="failed", step=3, message="The loss became <b>NaN</b> at step 3."))
    assert panel.note.text() == "The loss became <b>NaN</b> at step 3."
    assert panel.note.textFormat() is Qt.TextFormat.PlainText
    assert panel.note.isVisible()
    panel.show_ended("The training process was ended by signal 9.")
    assert "signal 9" in panel.note.text()


def test_one_that_does_not_stop_can_be_ended(qtbot, panel):
    panel.show_status(Status(state="running", step=1, steps=10))
    assert not panel.controls.kill.isVisible()
    qtbot.mouseClick(panel.controls.stop, LEFT)
    panel.show_stuck("The training has not stopped after 10 s. End its process?")
    assert panel.controls.kill.isVisible()
    panel.show_status(Status(state="running", step=2, steps=10))
    assert panel.controls.kill.isVisible()
    with qtbot.waitSignal(panel.kill_requested):
        qtbot.mouseClick(panel.controls.kill, LEFT)
    panel.show_ended("ended")
    assert not panel.controls.kill.isVisible()


def test_one_that_stops_late_is_not_said_to_be_stuck(panel):
    panel.show_status(Status(state="running", step=1, steps=10))
    panel.stop()
    panel.show_stuck("The training has not stopped after 10 s. End its process?")
    panel.show_status(Status(state="stopped", step=2, steps=10))
    assert not panel.note.isVisible()


def test_the_next_session_starts_with_the_settings_of_the_last(qtbot, shipped):
    shipped.set_recipe(presets()["gan-mlp"].recipe)
    shipped.fields.learning_rate.setValue(3e-4)
    kept = shipped.state()
    later = TrainingPanel(presets)
    qtbot.addWidget(later)
    later.restore(kept)
    assert later.state() == kept, "also when the form has never been seen"
    assert later.recipe() == shipped.recipe()
    later.restore({"recipe": "{"})
    assert later.recipe() == shipped.recipe()


def test_a_preset_for_a_folder_asks_for_it_or_keeps_the_one_that_was_typed(qtbot, shipped):
    shipped.fields.preset.chosen.emit("ddpm-folder")
    assert shipped.fields.data.path.text() == ""
    shipped.fields.data.path.setText("/my/photos")
    shipped.fields.preset.chosen.emit("pocket-lora")
    assert shipped.recipe().dataset.path == "/my/photos"


def test_outliving_is_asked_of_a_run_in_progress_only(qtbot, panel, asked):
    def click():
        qtbot.mouseClick(panel.outlive, LEFT, pos=panel.outlive.rect().center())

    click()
    assert panel.outlive.isChecked()
    assert asked == []
    panel.show_status(Status(state="running"))
    click()
    click()
    assert asked == [Control.FOLLOW, Control.OUTLIVE]
    panel.set_outlive(False)
    assert asked == [Control.FOLLOW, Control.OUTLIVE]


def test_only_a_run_of_this_machine_can_be_tied_to_the_window(panel):
    panel.show_status(Status(state="running", step=5, steps=10, host="another"))
    assert not panel.outlive.isVisible()
    panel.show_status(Status(state="running", step=6, steps=10, host=platform.node()))
    assert panel.outlive.isVisible()
    panel.show_status(Status(state="finished", step=10, steps=10, host="another"))
    assert panel.outlive.isVisible()  # for the next one
    panel.show_starting()
    assert panel.outlive.isVisible()


def test_start_by_command_does_nothing_while_a_run_is_in_progress(panel, started):
    panel.show_status(Status(state="paused"))
    panel.start()
    assert started == []


def test_progress_is_shown(panel):
    metrics = Metrics(
        step=4,
        images=8,
        losses=(1.0,),
        quartiles=(None, None, None, None),
        learning_rate=1.0,
        gradient_norm=1.0,
        images_per_second=1.0,
        memory_bytes=1,
        seconds=4.0,
        eta_seconds=6.0,
    )
    panel.show_status(Status(state="running", step=4, steps=10))
    panel.add_events([metrics])
    assert panel.progress.text() == "step 4 of 10 · 6 s left"
    assert panel.progress.isVisible()


def test_everything_has_a_name_and_a_tooltip(panel):
    f = panel.fields
    for widget in (
        *(f.preset, f.data.kind, f.data.path, f.data.browse, f.picture_size, f.schedule, f.prediction),
        *(
            f.batch_size,
            f.learning_rate,
            f.stop_after,
            f.stop_unit,
            f.seed,
            panel.controls.start,
            panel.controls.resume,
            panel.controls.pause,
        ),
        *(panel.controls.stop, panel.controls.kill, panel.outlive),
    ):
        assert widget.accessibleName(), widget
        assert widget.toolTip(), widget


def test_a_panel_without_presets_still_works(qtbot):
    panel = TrainingPanel(dict)
    qtbot.addWidget(panel)
    assert panel.recipe() == TrainRecipe()


@pytest.mark.parametrize("name", list(presets()))
def test_every_shipped_preset_gives_back_its_own_recipe(qtbot, shipped, name):
    panel, preset = shipped, presets()[name]
    panel.set_recipe(preset.recipe)
    assert panel.recipe() == preset.recipe
    assert panel.fields.preset.key() == name
    borrowed = "schedule.kind" in traits_of(preset.recipe.model).unused
    assert panel.fields.schedule.isHidden() == (borrowed or not preset.uses_schedule)
    own = {setting.key for setting in preset.settings} - {"dataset.name"}
    assert set(panel.fields.options.fields) == own
    assert panel.fields.validate() == ""


def test_all_presets_are_reached_by_the_arrow_keys_and_headings_are_not(qtbot, shipped):
    picker = shipped.fields.preset
    picker.setFocus()
    seen = [picker.key()]
    for _ in range(len(presets()) - 1):
        qtbot.keyClick(picker, Qt.Key.Key_Down)
        seen.append(picker.key())
    assert seen == picker.keys()
    assert sorted(seen) == sorted(presets())
    assert seen[0] == "digits"
    groups = {preset.group for preset in presets().values()}
    headings = [picker.itemText(row) for row in range(picker.count()) if picker.itemData(row) is None]
    assert set(headings) == groups
    assert len(headings) == len(groups)


def test_what_is_shown_less_exactly_is_kept(qtbot, panel):
    recipe = DIGITS.model_copy(update={"learning_rate": 0.00123456, "max_seconds": 100.0, "ema_decay": 0.99995})
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe
    type_into(qtbot, panel.fields.batch_size, "64")
    assert panel.recipe() == recipe.model_copy(update={"batch_size": 64})


def test_the_fields_of_a_model_go_into_its_options(qtbot, shipped):
    fields = shipped.fields
    shipped.set_recipe(presets()["vae-conv"].recipe)
    type_into(qtbot, fields.options.fields["options.latent"].number, "16")
    type_into(qtbot, fields.options.fields["options.beta"].number, "2.5")
    changed = shipped.recipe()
    assert changed.options == presets()["vae-conv"].recipe.options | {"latent": 16, "beta": 2.5}
    assert isinstance(changed.options["latent"], int)
    shipped.set_recipe(changed)
    assert shipped.recipe() == changed
    assert fields.options.fields["options.beta"].number.value() == 2.5


def test_a_wrong_option_is_reported_by_its_field_and_not_started(qtbot, shipped):
    recipe = presets()["vae-conv"].recipe
    heard = []
    shipped.start_requested.connect(heard.append)
    shipped.set_recipe(recipe.model_copy(update={"options": recipe.options | {"latent": 9999}}))
    field = shipped.fields.options.fields["options.latent"]
    assert field.error.text() == "Latent dimension must be between 1 and 512; the recipe has 9999."
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == []
    type_into(qtbot, field.number, "8")
    assert not field.error.isVisible()
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard[0].options["latent"] == 8


def test_classes_and_names_are_written_out(qtbot, shipped):
    recipe = presets()["anomaly"].recipe
    shipped.set_recipe(recipe)
    field = shipped.fields.options.fields["options.normal"]
    field.line.setFocus()
    qtbot.keyClicks(field.line, "0-2, 7")
    assert shipped.recipe().options["normal"] == (0, 1, 2, 7)
    shipped.set_recipe(shipped.recipe())
    assert field.line.text() == "0, 1, 2, 7"
    qtbot.keyClicks(field.line, ", x")
    assert field.error.text() == "Normal classes takes numbers and ranges, such as 0-4, 7."
    shipped.set_recipe(presets()["distill"].recipe)
    teacher = shipped.fields.options.fields["options.teacher"].line
    assert teacher.text() == "digits"
    teacher.selectAll()
    qtbot.keyClicks(teacher, "runs/mine")
    assert shipped.recipe().options["teacher"] == "runs/mine"


def test_what_the_engine_says_of_an_option_stands_by_its_field(shipped):
    shipped.set_recipe(presets()["vae-conv"].recipe)
    line = "Those options do not fit vae: beta: Input should be greater than or equal to 0"
    shipped.show_ended(line, "options.beta")
    assert shipped.note.text() == line
    assert shipped.fields.options.fields["options.beta"].error.text() == line
    assert shipped.fields.errors[""].text() == ""


def test_the_terminal_noise_that_epsilon_cannot_tell_is_refused_by_its_switch(qtbot, shipped):
    recipe = presets()["ddpm-unet"].recipe
    shipped.set_recipe(recipe.model_copy(update={"prediction_type": "epsilon"}))
    field = shipped.fields.options.fields["schedule.zero_terminal_snr"]
    qtbot.mouseClick(field.box, LEFT, pos=QPoint(6, field.box.height() // 2))
    assert "needs prediction_type v or x0" in field.error.text()
    shipped.fields.prediction.set_key("v")
    assert not field.error.isVisible()
    assert shipped.recipe().schedule.zero_terminal_snr


def test_points_are_not_for_a_network_of_pictures(qtbot, shipped):
    fields = shipped.fields
    fields.data.kind.setFocus()
    qtbot.keyClick(fields.data.kind, Qt.Key.Key_End)
    assert fields.data.kind.key() == "toy"
    assert fields.errors["dataset.kind"].text().startswith("This model trains on pictures, not on 2-D toy data.")
    assert fields.picture_size.isHidden()
    qtbot.keyClick(fields.data.kind, Qt.Key.Key_Home)
    assert fields.data.kind.key() == "digits"
    assert shipped.recipe() == presets()["digits"].recipe


def test_points_are_chosen_by_name_or_from_a_file(qtbot, panel, monkeypatch):
    panel.set_recipe(TOY)
    data = panel.fields.data
    data.points.setFocus()
    qtbot.keyClick(data.points, Qt.Key.Key_Down)
    assert panel.recipe() == TOY.model_copy(update={"dataset": DatasetSpec(kind="toy", name="spiral")})
    qtbot.keyClick(data.points, Qt.Key.Key_End)
    assert panel.fields.errors["dataset.path"].text() == "Draw the points, or choose a file of points."
    assert not data.preview.isEnabled()
    assert data.preview.toolTip() == "Draw the points, or choose a file of points."
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/points.csv", ""))
    qtbot.waitUntil(lambda: data.browse.height() > data.browse.iconSize().height())  # it has just been shown
    qtbot.mouseClick(data.browse, LEFT)
    assert panel.recipe().dataset == DatasetSpec(kind="toy", name="drawn", path="/points.csv")
    with qtbot.waitSignal(panel.fields.data.preview_requested):
        qtbot.mouseClick(data.preview, LEFT)


def test_more_settings_are_folded_and_go_into_the_recipe(qtbot, panel):
    others = panel.fields.advanced_fields.fields
    assert not others["ema_decay"].isVisible()
    qtbot.mouseClick(panel.fields.advanced.button, LEFT)
    assert panel.state()["more"] is True
    type_into(qtbot, others["ema_decay"].number, "0.9995")
    type_into(qtbot, others["dataset.augment.rotate"].number, "10")
    assert others["patience"].number.isHidden()
    qtbot.mouseClick(others["patience"].box, LEFT, pos=QPoint(6, others["patience"].box.height() // 2))
    assert others["patience"].number.isVisible()
    recipe = panel.recipe()
    assert (recipe.ema_decay, recipe.dataset.augment.rotate, recipe.patience) == (0.9995, 10, 5)
    others["patience"].box.setFocus()
    qtbot.keyClick(others["patience"].box, Qt.Key.Key_Space)
    assert panel.recipe().patience is None
    panel.restore({"more": False})
    assert not others["ema_decay"].isVisible()


@pytest.mark.parametrize(
    ("name", "shown", "hidden"),
    [
        ("digits", {"dataset.held_out", "min_snr_gamma", "timestep_shift", "label_dropout", "patience"}, set()),
        ("distill", {"dataset.held_out", "label_dropout", "patience"}, {"min_snr_gamma", "timestep_shift"}),
        ("dcgan", {"dataset.held_out", "ema_decay"}, {"patience", "min_snr_gamma", "timestep_shift", "label_dropout"}),
        ("pocket-vae", {"patience"}, {"dataset.held_out", "min_snr_gamma", "timestep_shift"}),
    ],
)
def test_what_has_no_effect_is_not_offered(qtbot, shipped, name, shown, hidden):
    shipped.set_recipe(presets()[name].recipe)
    qtbot.mouseClick(shipped.fields.advanced.button, LEFT)
    fields = shipped.fields.advanced_fields.fields
    assert {key for key in shown | hidden if fields[key].isVisible()} == shown
    assert shipped.fields.schedule.isVisible() == shipped.fields.prediction.isVisible() == (name == "digits")


def test_a_setting_of_another_loss_is_not_offered(shipped):
    shipped.set_recipe(presets()["gan-mlp"].recipe)
    fields = shipped.fields.options.fields
    penalty, smoothing = fields["options.gradient_penalty"], fields["options.label_smoothing"]
    for loss, shown in (("wasserstein", (True, False)), ("hinge", (False, False)), ("non-saturating", (False, True))):
        fields["options.loss"].choice.set_key(loss)
        assert (penalty.isVisible(), smoothing.isVisible()) == shown


def test_a_refused_start_scrolls_to_the_field(qtbot, shipped):
    shipped.resize(300, 320)
    field = shipped.fields.batch_size
    type_into(qtbot, field, "0")
    assert field.problem
    bar = shipped._scroll.verticalScrollBar()
    bar.setValue(0)
    assert field.visibleRegion().isEmpty()
    shipped.start()
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().size() == field.size())


def test_stopping_early_by_a_loss_without_meaning_is_refused_and_removed(qtbot, shipped):
    heard = []
    shipped.start_requested.connect(heard.append)
    recipe = presets()["dcgan"].recipe
    shipped.set_recipe(recipe.model_copy(update={"patience": 3}))
    field = shipped.fields.advanced_fields.fields["patience"]
    assert field.error.text() == "Early stopping needs a loss that falls as this model improves; turn it off."
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == []
    qtbot.mouseClick(field.box, LEFT, pos=QPoint(6, field.box.height() // 2))
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == [recipe]
    assert field.isHidden()


def test_base_and_effective_learning_rate_are_distinguished(panel):
    panel.learning_rate.show_rate(1.5e-3)
    panel.show_status(Status(state="running", step=5, steps=10))
    assert panel.learning_rate.effective.isHidden()
    told = {"step": 5, "images": 5, "losses": (0.5,), "quartiles": (None,) * 4, "gradient_norm": 1.0}
    told |= {"images_per_second": 1.0, "memory_bytes": 1, "seconds": 1.0}
    panel.add_events([Metrics(**told, learning_rate=3e-4, base_rate=1.5e-3)])
    assert panel.learning_rate.effective.text() == "Learning rate now 0.0003: 20% of the base"
    panel.add_events([Metrics(**told, learning_rate=7.5e-4)])
    assert panel.learning_rate.effective.text() == "Learning rate now 0.00075: 50% of the base", "of an older run"
    assert panel.learning_rate.field.accessibleName() == "Base learning rate"


def test_the_rate_of_a_run_that_is_going_is_changed(qtbot, panel):
    heard = []
    panel.learning_rate.apply_requested.connect(heard.append)
    assert panel.learning_rate.isHidden()
    panel.learning_rate.show_rate(1.5e-3)
    panel.show_status(Status(state="running", step=5, steps=10))
    assert panel.learning_rate.isVisible()
    assert panel.learning_rate.field.value() == 1.5e-3
    assert not panel.learning_rate.apply.isEnabled()
    assert panel.learning_rate.apply.toolTip() == "The run uses this base learning rate already."
    type_into(qtbot, panel.learning_rate.field, "3e-4")
    qtbot.mouseClick(panel.learning_rate.apply, LEFT)
    assert heard == [3e-4]
    panel.add_events([RateChanged(step=7, learning_rate=3e-4)])
    assert panel.learning_rate.last_change.text() == "Base learning rate 3e-4 since step 7"
    assert not panel.learning_rate.apply.isEnabled()


def test_a_branch_is_prepared_started_and_left(qtbot, panel, started):
    panel.show_status(Status(state="running", step=50, steps=100))
    panel.begin_branch(BranchPoint(Path("/runs/old"), 40), DIGITS)
    assert panel.branching.text.text() == "Branch of old from step 40"
    assert panel.fields.isEnabled()
    assert not panel.fields.preset.isEnabled()
    assert "parent's model" in panel.fields.preset.toolTip()
    assert panel.controls.start.text() == "Stop and branch"
    type_into(qtbot, panel.fields.batch_size, "64")
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert started[0].batch_size == 64
    assert panel.branch == (Path("/runs/old"), 40)
    qtbot.mouseClick(panel.branching.cross, LEFT)
    assert panel.branch is None
    assert not panel.fields.isEnabled()
    assert panel.recipe() == DIGITS, "the run's own settings are shown again"
    assert panel.controls.start.isHidden()


def test_what_comes_next_is_said_until_it_begins(panel):
    panel.announce("A branch goes on.")
    assert panel.hint.isVisible()
    panel.show_starting()
    assert panel.hint.isHidden()
    panel.announce("A branch goes on.")
    panel.refuse(BadInput("The disk is full."))
    assert panel.hint.isHidden()


def test_a_branch_keeps_its_parents_network(qtbot, shipped):
    recipe = presets()["ddpm-unet"].recipe
    heard = []
    shipped.start_requested.connect(heard.append)
    shipped.set_recipe(recipe)
    shipped.begin_branch(BranchPoint(Path("/runs/old"), 40), recipe)
    box = shipped.fields.options.fields["options.self_conditioning"].box
    qtbot.mouseClick(box, LEFT, pos=QPoint(6, box.height() // 2))
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == []
    assert shipped.note.text().startswith("Not started. ")
    assert "changes the network, and a branch keeps its parent's" in shipped.note.text()
    qtbot.mouseClick(box, LEFT, pos=QPoint(6, box.height() // 2))
    fields = shipped.fields
    fields.data.kind.setFocus()
    while fields.data.kind.key() != "cifar10":
        qtbot.keyClick(fields.data.kind, Qt.Key.Key_Down)
    assert fields.errors["dataset.kind"].text().startswith("Channels changes the network")
    while fields.data.kind.key() != "digits":
        qtbot.keyClick(fields.data.kind, Qt.Key.Key_Up)
    assert fields.validate() == ""
    qtbot.mouseClick(shipped.controls.start, LEFT)
    assert heard == [recipe]


def test_nothing_is_wider_than_the_panel(qtbot, shipped):
    scroll = shipped.findChild(QScrollArea)
    shipped.fields.advanced.set_opened(True)
    for preset in presets().values():
        shipped.set_recipe(preset.recipe)
        assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), preset.name


def test_every_field_of_every_preset_has_a_name_and_a_tooltip(shipped):
    for preset in presets().values():
        shipped.set_recipe(preset.recipe)
        for group in (shipped.fields.options, shipped.fields.advanced_fields):
            for key, field in group.fields.items():
                for part in (field.box, field.number, field.choice):
                    assert part is None or (part.accessibleName() and part.toolTip()), (preset.name, key)


@pytest.mark.parametrize("name", ["dcgan", "vae-conv", "ddpm-unet"])
def test_the_tab_key_goes_through_the_fields_from_top_to_bottom(qtbot, shipped, name):
    shipped.set_recipe(presets()[name].recipe)
    shipped.fields.advanced.set_opened(True)
    shipped.resize(288, 1600)
    new = [part for part in shipped.fields.options.focus_widgets() if part.isVisibleTo(shipped)]

    def in_order():  # the fields are shown by later events, and find their places by yet later ones
        fields = fields_by_tab(shipped)
        assert len(fields) > 15
        assert [part for part in fields if part in new] == new
        middles = [field.mapTo(shipped, field.rect().center()).y() for field in fields]
        assert all(below >= above - 4 for above, below in pairwise(middles)), middles

    qtbot.waitUntil(in_order)


def fields_by_tab(panel):
    panel.fields.preset.setFocus()
    fields, widget = [], panel.focusWidget()
    while widget is not panel.controls.start:
        fields.append(widget)
        widget = next_by_tab(widget)
    return fields


def next_by_tab(widget):
    widget = widget.nextInFocusChain()
    while not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        widget = widget.nextInFocusChain()
    return widget


def test_the_focus_stays_in_the_panel_when_a_run_disables_the_form(shipped):
    shipped.activateWindow()
    shipped.fields.preset.setFocus()
    shipped.show_starting()
    assert not shipped.fields.isEnabled()
    assert shipped.hasFocus()
