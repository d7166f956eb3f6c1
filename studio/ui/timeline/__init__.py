"""The timeline dock: lanes of frames, the playhead, playback, and the schedule plot."""
