"""The whole site in a real Chromium."""
