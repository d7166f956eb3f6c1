"""Live painting: from the sketch on the canvas to its picture, and from there to a layer."""
