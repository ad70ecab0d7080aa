"""Describe the kind of indexes: 清廉指数."""
