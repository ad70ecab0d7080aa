"""Show reported work over time: a drawing to scale, and below it rows by month."""
