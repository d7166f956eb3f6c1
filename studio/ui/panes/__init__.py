"""Pictures beside each other, panned and zoomed together."""
