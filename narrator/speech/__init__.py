"""`Request` → `Sound`: one call of a speech engine, in a process of its own, checked before it is believed."""
