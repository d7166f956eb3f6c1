"""Operations on the canvas: masks, layers, colours, accepting results."""
