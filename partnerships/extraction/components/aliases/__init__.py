"""Which mentions name the same company, under which names, and where else those names stand."""
