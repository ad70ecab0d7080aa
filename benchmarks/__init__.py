"""Build-speed benchmark: the same cases through qingjian and its peers, side by side in one
session.
"""
