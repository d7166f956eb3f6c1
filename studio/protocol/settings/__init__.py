"""What made a picture, as this program, AUTOMATIC1111, InvokeAI, ComfyUI, SwarmUI, Krita and Fooocus write it."""
