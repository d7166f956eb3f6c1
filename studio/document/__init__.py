"""What the user edits: picture, mask, timeline, history, undo and file formats. No Qt, no torch."""
