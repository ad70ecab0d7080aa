"""The bridge to MkDocs: with the theme folder the only part of the house that knows it."""
