"""Each thing that the user can do is one named function with a success and a failure path."""
