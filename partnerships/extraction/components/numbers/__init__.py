"""Numbers that a market figure might be, as mentions."""
