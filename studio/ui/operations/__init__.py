"""Each action of the user is one named function with a success and a failure path."""
