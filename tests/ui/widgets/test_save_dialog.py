"""Where the dialog that saves files starts."""

from PySide6.QtWidgets import QFileDialog

from studio.ui.widgets import save_dialog


def test_a_name_without_a_folder_is_proposed_in_the_folder_that_was_last_saved_to(tmp_path, monkeypatch):
    home, other, asked = tmp_path / "own", tmp_path / "other", []
    home.mkdir()
    other.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(save_dialog, "_last_folder", [])

    def answer(parent, title, proposed, file_type):
        asked.append(proposed)
        return str(other / "a.png"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for proposed in ("b.png", "b.png", str(home / "c.png")):
        save_dialog.choose_save_path(None, "Save", proposed, "PNG (*.png)", ".png")
    assert asked == [str(home / "b.png"), str(other / "b.png"), str(home / "c.png")]
    monkeypatch.setattr(save_dialog, "_last_folder", [str(tmp_path / "gone")])
    assert save_dialog.in_last_folder("b.png") == "b.png"
