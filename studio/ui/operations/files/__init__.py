"""Pictures, projects and sessions: opening, saving, dropping, restoring."""
