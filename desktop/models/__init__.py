"""How records are stored: mapped classes only. Importing this package maps them all."""

from desktop.models.account import Account
from desktop.models.activity import (
    Activity,
    ActivityNote,
    ActivityQuestion,
    Attendance,
    Programme,
    UnmatchedName,
)
from desktop.models.agreement import Agreement
from desktop.models.audit import AuditLine, TopicVersion, UndoValue
from desktop.models.base import Base
from desktop.models.booking import Booking, Occurrence
from desktop.models.community import Community, Partner, Storey
from desktop.models.consent import Consent, Objection
from desktop.models.draft import Draft
from desktop.models.dwelling import Dwelling
from desktop.models.funder import Explanation, Funder, Narrative, Target
from desktop.models.group import Group, GroupMember
from desktop.models.household import Household
from desktop.models.import_run import ColumnChoice, ImportRun
from desktop.models.membership import Membership, MembershipRole
from desktop.models.person import Availability, Interest, Language, Person, PersonNote
from desktop.models.pilot_light import PilotLight
from desktop.models.question import Question, QuestionNote
from desktop.models.report_run import PublishedFigure, ReportKey, ReportRun
from desktop.models.residency import Residency
from desktop.models.room import Closure, OpeningHours, Room
from desktop.models.setting import AdministrationRecord, Logo, Setting
from desktop.models.talent import Skill, Talent
from desktop.models.task import KeyHolding, Task
from desktop.models.tie import (
    Contact,
    Evaluation,
    Exchange,
    KeptApart,
    Tie,
    TieNote,
    TieParticipant,
)
from desktop.models.welcome import WelcomeStep

__all__ = [
    "Account",
    "Activity",
    "ActivityNote",
    "ActivityQuestion",
    "AdministrationRecord",
    "Agreement",
    "Attendance",
    "AuditLine",
    "Availability",
    "Base",
    "Booking",
    "Closure",
    "ColumnChoice",
    "Community",
    "Consent",
    "Contact",
    "Draft",
    "Dwelling",
    "Evaluation",
    "Exchange",
    "Explanation",
    "Funder",
    "Group",
    "GroupMember",
    "Household",
    "ImportRun",
    "Interest",
    "KeptApart",
    "KeyHolding",
    "Language",
    "Logo",
    "Membership",
    "MembershipRole",
    "Narrative",
    "Objection",
    "Occurrence",
    "OpeningHours",
    "Partner",
    "Person",
    "PersonNote",
    "PilotLight",
    "Programme",
    "PublishedFigure",
    "Question",
    "QuestionNote",
    "ReportKey",
    "ReportRun",
    "Residency",
    "Room",
    "Setting",
    "Skill",
    "Storey",
    "Talent",
    "Target",
    "Task",
    "Tie",
    "TieNote",
    "TieParticipant",
    "TopicVersion",
    "UndoValue",
    "UnmatchedName",
    "WelcomeStep",
]
