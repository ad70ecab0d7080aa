"""Write what the server of a finished site needs."""
