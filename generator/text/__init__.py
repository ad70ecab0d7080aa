"""Turn what authors write into safe HTML."""
