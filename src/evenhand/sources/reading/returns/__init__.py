"""Aggregate returns: figures that are not open data, counted by whoever may count them and sent in on a template.

A template is one YAML file of ``sources/returns``. What is here reads those files, writes the blank templates and reads
filled ones back, cell by cell.
"""
