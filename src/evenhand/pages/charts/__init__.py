"""Charts as SVG of our own: a title and a description for every one, numbers on every axis, a table beside it.

A chart is `role="img"`: a screen reader reads its title and description, and the table beside it has every number.
No meaning is told by colour alone: marks differ in shape and are labelled.
"""
