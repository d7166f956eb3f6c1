"""The emoji font: how it is found, and fonts that cannot be used."""

from pathlib import Path

import pytest

from studio.engine.data.emoji import find_font, glyph_images
from studio.protocol.errors import BadInput


def test_a_font_without_colours_is_refused(tmp_path: Path):
    (tmp_path / "other.ttf").write_bytes(b"no font")
    with pytest.raises(BadInput, match="not a font"):
        glyph_images(tmp_path / "other.ttf", ["x"])
    with pytest.raises(BadInput, match="There is no font"):
        find_font(str(tmp_path / "missing.ttf"))


def test_a_missing_font_is_reported_with_its_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studio.engine.data.emoji._FOLDERS", ())
    with pytest.raises(BadInput, match="fonts-noto-color-emoji"):
        find_font()
