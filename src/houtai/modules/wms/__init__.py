"""The warehouse: bins, waves, picking, packing, handing over."""
