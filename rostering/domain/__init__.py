"""What the program talks about: frozen data, standard library only."""
