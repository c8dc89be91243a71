"""Rule values with their dates and sources, and the catalogue that holds them."""
