"""The timeline dock: lanes of frames, the playhead, playing, and the schedule below."""
