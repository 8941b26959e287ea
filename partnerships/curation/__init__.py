"""Every write: validated, atomic, signed. Nothing else in the project saves a fact."""
