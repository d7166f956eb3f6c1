"""How many layers a picture may have, and how deep its groups may be nested."""

MAX_LAYERS = 2_000
MAX_DEPTH = 64  # groups inside groups
