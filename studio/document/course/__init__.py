"""The course: its stations, and which of them a user has completed."""
