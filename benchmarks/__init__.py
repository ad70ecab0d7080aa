"""Measure build speed: the same cases through qingjian and its peers in one session."""
