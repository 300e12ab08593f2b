"""Documents that hold one article each: Word, PDF, web pages, e-mail, books, plain text."""
