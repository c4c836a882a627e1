"""The catalogue as people read it: what each definition says in words, and lists that lead to all of them."""
