"""Write what other programs fetch from a site."""
