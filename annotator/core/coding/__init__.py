"""What coding makes: articles, records, actors, links, coders, and the changes of all of them."""
