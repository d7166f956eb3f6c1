"""What selection tools and mask operations compute: 8-bit coverage, 255 where a pixel is fully selected."""
