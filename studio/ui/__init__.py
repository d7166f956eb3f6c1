"""What the person sees. Nothing in here imports torch, and nothing blocks."""
