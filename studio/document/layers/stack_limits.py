"""How many layers a picture may have, and how deep its groups may be nested."""

MOST_LAYERS = 2_000
MOST_DEPTH = 64  # groups inside groups
