"""What is done on the canvas: masks, layers, colours, results accepted."""
