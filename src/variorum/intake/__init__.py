"""Intake: how coverage comes in. Bytes become raw documents, or rejections with a reason."""

from variorum.intake.decode import decode
from variorum.intake.documents import read
from variorum.intake.field_names import read_columns
from variorum.intake.in_hand import Inputs, gather
from variorum.intake.only import read_only
from variorum.intake.outlet_notes import Coverage

__all__ = ["Coverage", "Inputs", "decode", "gather", "read", "read_columns", "read_only"]
