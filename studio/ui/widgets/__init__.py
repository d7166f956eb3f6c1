"""Small widgets shared by all panels."""
