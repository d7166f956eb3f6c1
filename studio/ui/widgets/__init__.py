"""Small controls that every panel shares: quiet label, value, one rounded field."""
