"""Drawing a 2-D point data set by hand."""
