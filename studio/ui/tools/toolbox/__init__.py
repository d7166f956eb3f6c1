"""The tools, one in each file: a class with @register is in the panel, the menu and the command palette."""
