"""Models made by other programs, recognized without torch: what they are, and which of their files are used."""
