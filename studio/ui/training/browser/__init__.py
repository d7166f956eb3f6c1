"""The browser of training runs: every run on this computer, with its notes, figures and commands."""
