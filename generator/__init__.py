"""Qingjian: integrity education from YAML to a website, a training portal and books."""

__version__ = "0.2.0"
