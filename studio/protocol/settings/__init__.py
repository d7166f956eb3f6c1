"""Reads the settings that this program and others (AUTOMATIC1111, InvokeAI, ComfyUI ...) write into pictures."""
