"""Pictures, projects and sessions: opened, saved, dropped, brought back."""
