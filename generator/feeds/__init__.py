"""What other programs fetch from a site."""
