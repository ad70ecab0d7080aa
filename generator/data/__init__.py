"""Give an edition away as data: a table and a list of each kind, and what describes them."""
