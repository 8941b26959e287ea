"""Search over every name, typing slips included."""
