"""Whether there is something to open: the one definition that pages, counts and rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transparency.record.model.measure import Document, Evidence, Result


def is_attached(evidence: Evidence) -> bool:
    """Return whether a document or result has, by itself, anything that a citizen can open."""
    return bool(evidence.files or evidence.links or evidence.photos)


def is_missing(document: Document) -> bool:
    """Return whether a copy is to be expected from the agency, and there is none.

    What belongs to another authority is for that authority to publish.
    """
    return not is_attached(document) and document.owner is None


def attached_documents(result: Result, documents: Mapping[str, Document]) -> list[Document]:
    """Return the documents that a result names and that can be opened, each once, in its order.

    ``documents`` has them by id; an id that is not among them counts as nothing.
    """
    named = (documents.get(name) for name in dict.fromkeys(result.documents))
    return [document for document in named if document and is_attached(document)]


def is_evidenced(result: Result, documents: Mapping[str, Document]) -> bool:
    """Return whether a result can be checked: by itself, or by a document that it names."""
    return is_attached(result) or bool(attached_documents(result, documents))
