"""Say in a page's head what it is about: for those who share it, and for machines that read."""
