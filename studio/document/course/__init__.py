"""The course: its stations, and which of them a person has completed."""
