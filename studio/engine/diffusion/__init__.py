"""The mathematics of diffusion: noise schedules, the forward process, and sampling, which reverses it."""
