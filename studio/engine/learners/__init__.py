"""What can be trained: one file for each kind of generative model, found by the name that it registers."""
