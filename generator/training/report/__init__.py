"""What a training office makes of the records that its people hand in."""
