"""Models: choosing, adding, listing, fetching."""
