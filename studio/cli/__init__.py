"""The command line: the work of the window, headless. Verbs that belong together share a file; `main` joins them."""
