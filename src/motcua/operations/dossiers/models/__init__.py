"""The room's tables, one file per noun."""

from motcua.operations.dossiers.models.dossier import Dossier, DossierComponent
from motcua.operations.dossiers.models.draft import ReceptionDraft
from motcua.operations.dossiers.models.files import DossierFile
from motcua.operations.dossiers.models.linked import LinkedCase, LinkedPart
from motcua.operations.dossiers.models.log import CodeCounter, DossierEvent, Note
from motcua.operations.dossiers.models.person import Person
from motcua.operations.dossiers.models.step import PromiseSpan, StepRun

__all__ = [
    "CodeCounter",
    "Dossier",
    "DossierComponent",
    "DossierEvent",
    "DossierFile",
    "LinkedCase",
    "LinkedPart",
    "Note",
    "Person",
    "PromiseSpan",
    "ReceptionDraft",
    "StepRun",
]
