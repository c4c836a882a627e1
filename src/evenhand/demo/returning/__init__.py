"""The aggregate returns that people would send in, drawn from the truth: one module a subject, one function a template.

Every function takes the scene and a year and returns the rows of that year's file by the headers of its template.
"""
