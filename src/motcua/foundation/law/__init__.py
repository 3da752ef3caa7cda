"""Law as dated data: calendars, code structures, forms, policies, grounds, report editions, each with its source."""

from motcua.foundation.law.calendars import calendar_with, national_calendar
from motcua.foundation.law.codes import CodeStructure, code_structure_on
from motcua.foundation.law.editions import Edition, NoEdition
from motcua.foundation.law.forms import FormEdition, OfficeMark, form_edition_on, notation, office_mark_on
from motcua.foundation.law.grounds import ActReason, PauseGround, act_reasons_on, pause_grounds_on
from motcua.foundation.law.periods import Period, name_of, named_periods, quarter_of
from motcua.foundation.law.policies import (
    ElsewherePolicy,
    LatenessPolicy,
    SupplementPolicy,
    elsewhere_policies_on,
    hand_over_limit_on,
    lateness_policy_on,
    payment_wait_pauses_on,
    stop_act_on,
    supplement_policy_on,
)
from motcua.foundation.law.reports import Indicator, ReportEdition, report_edition_on

__all__ = [
    "ActReason",
    "CodeStructure",
    "Edition",
    "ElsewherePolicy",
    "FormEdition",
    "Indicator",
    "LatenessPolicy",
    "NoEdition",
    "OfficeMark",
    "PauseGround",
    "Period",
    "ReportEdition",
    "SupplementPolicy",
    "act_reasons_on",
    "calendar_with",
    "code_structure_on",
    "elsewhere_policies_on",
    "form_edition_on",
    "hand_over_limit_on",
    "lateness_policy_on",
    "name_of",
    "named_periods",
    "national_calendar",
    "notation",
    "office_mark_on",
    "pause_grounds_on",
    "payment_wait_pauses_on",
    "quarter_of",
    "report_edition_on",
    "stop_act_on",
    "supplement_policy_on",
]
