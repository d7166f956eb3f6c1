"""Lanes and their frames: showing, forking, comparing, painting, inspecting."""
