"""Reading a centre folder into domain objects, every problem at once."""
