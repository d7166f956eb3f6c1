"""Lets tests import what publishes models, which lies outside the package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "publishing"))
