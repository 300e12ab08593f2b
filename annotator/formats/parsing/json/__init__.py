"""JSON that strangers wrote: read in pieces, with the place of what is wrong."""
