"""The window itself: start-up, panels, shortcuts, course."""
