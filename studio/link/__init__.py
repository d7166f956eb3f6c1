"""Connects the window with the engine and training processes: Qt threads, processes, run watcher, job queue."""
