"""Turn the rows of an ordinary table into entries of a kind, or into changes of those there."""
