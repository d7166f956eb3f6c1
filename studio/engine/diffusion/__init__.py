"""The maths of diffusion: noise schedules, the forward process, and the samplers that walk back."""
