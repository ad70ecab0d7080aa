"""Test how an index is reckoned, checked and shown."""
