"""Control images of each kind, a file for each: from a picture to what a ControlNet follows."""
