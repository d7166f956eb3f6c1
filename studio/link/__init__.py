"""How the window and the engine talk: the engine's QThread, its process, the run watcher, the job queue."""
