"""What panels and settings do, in two or three sentences each, with the equation and the paper."""
