"""Spreadsheets as rows of cells, with what it hides: formats, hidden rows, merged cells, errors of formulas."""
