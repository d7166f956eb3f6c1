"""What the brush does: strokes, masks, colours."""
