"""Each thing that the person can do is one named function with a success and a failure path."""
