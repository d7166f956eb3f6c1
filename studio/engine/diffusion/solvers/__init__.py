"""Solvers: how a walk goes from one noise level to the next. One file each; `registry` lists them by name."""
