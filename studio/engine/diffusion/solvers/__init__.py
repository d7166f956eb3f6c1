"""Solvers: each takes a sample from one noise level to the next. `registry` lists the samplers by name."""
