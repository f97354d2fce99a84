"""A look at a file that came in, without opening it: a caged program draws it, the desk shows the drawing.

`worker` and what it alone imports (`drawing`, `reading`) run in the cage; the desk calls `caller`.
"""
