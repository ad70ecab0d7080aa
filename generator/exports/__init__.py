"""Hand entries on to other systems: lessons as packages, question banks as files."""
