"""The Explore workspace: what a picture is made of, and what the forward process does to it."""
