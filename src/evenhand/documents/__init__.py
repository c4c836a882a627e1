"""Documents to print, to sign and to send: templates and data to PDF that a screen reader can read, by Typst."""

from evenhand.documents.catalogue import catalogue_document
from evenhand.documents.typesetting import DocumentError, compile_document

__all__ = ["DocumentError", "catalogue_document", "compile_document"]
