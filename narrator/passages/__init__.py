"""Script + casting → stored passages: a worker's whole job, and all that a Dask worker imports."""
