"""The command line: the work of the window, headless. A file for the verbs that belong together; `main` joins them."""
