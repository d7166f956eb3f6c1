"""Tables of things with a picture each, such as runs and models: sorted, searched, several rows selected together."""
