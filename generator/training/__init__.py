"""Training: one quiz engine in the browser, packages for learning systems, banks as files, reports
of a unit.
"""
