"""Data sets in memory, at one size; picture files and output folders."""
