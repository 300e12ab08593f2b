"""Questions behind lists: articles, actors, links, and what of a codebook is used."""
