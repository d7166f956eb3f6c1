"""The autosave journal: every edit of the document on the disk, from which the next start restores it."""
