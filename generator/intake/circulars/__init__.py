"""Read circulars and cases of discipline from office files, with every name masked at once."""
