"""What the person edits: picture, mask, timeline, history, undo and file formats. No Qt, no torch."""
