"""A conversation made into a lead: advice, urgency, when an answer is due, and the consent that proves it."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import new_nonce
from bot.client.office import Office, Prospect
from conversations.cleaning import one_line
from conversations.path import path
from conversations.priority import Urgency, prioritise
from conversations.questionnaire import Priority, Questionnaire
from conversations.recommendation import Advice, advise
from conversations.session import Session
from conversations.working_time import reply_due
from storage import attachments, leads
from storage.database import Transaction
from storage.leads import Details, Lead, NewLead, Verdict


def submit(tx: Transaction, office: Office, prospect: Prospect, session: Session, now: int) -> Lead:
    """Make a lead of a conversation, once."""
    advice, urgency = _assessed(office.questionnaire, session)
    new = NewLead(
        submission=f"{prospect.person}:{session.nonce}",
        person=prospect.person,
        nonce=new_nonce(),
        model=advice.model,
        confidence=advice.confidence,
        priority=urgency.word,
        points=urgency.points,
        language=session.language,
        rules_version=advice.rules_version,
        questionnaire_version=session.version,
        due_at=_due(office, urgency.word, now),
        details=_details(prospect, session, advice, urgency),
    )
    lead = leads.add(tx, new, _agreed(office.questionnaire, session), now)
    attachments.hand_over(tx, prospect.person, lead.id)
    return leads.get(tx, lead.id)


def revise(tx: Transaction, office: Office, lead: Lead, session: Session, now: int) -> Lead:
    """Bring other answers of the same conversation to its lead. When an answer is due stays as it was promised."""
    advice, urgency = _assessed(office.questionnaire, session)
    verdict = Verdict(advice.model, advice.confidence, urgency.word, urgency.points, advice.rules_version)
    details = replace(
        lead.details,
        answers=dict(session.answers),
        skipped=list(session.skipped),
        advice=advice.as_data(),
        contributors=[list(part) for part in urgency.contributors],
        name=str(session.answers.get("name") or lead.details.name),
    )
    return leads.change_answers(tx, lead.id, verdict, details, now)


def _assessed(questionnaire: Questionnaire, session: Session) -> tuple[Advice, Urgency]:
    advice = advise(questionnaire.rules, session.answers)
    share = _share_answered(questionnaire, session)
    rules, agency = questionnaire.rules.priority, questionnaire.agency
    urgency = prioritise(rules, agency, session.answers, advice.confidence, share, wants_person=session.urgent)
    return advice, urgency


def _share_answered(questionnaire: Questionnaire, session: Session) -> float:
    asked = path(questionnaire, session.answers, "advice", "hand_off", "contact")
    return sum(question.id in session.answers for question in asked) / len(asked)


def _due(office: Office, priority: Priority, now: int) -> int:
    """When the first answer of a person is due, in unix seconds."""
    minutes = office.questionnaire.agency.reply_minutes
    in_the_morning = minutes.hot_in_the_morning if priority == "hot" else None
    due = reply_due(office.hours, office.zone, now, getattr(minutes, priority), in_the_morning)
    return int(due.timestamp())


def _details(prospect: Prospect, session: Session, advice: Advice, urgency: Urgency) -> Details:
    return Details(
        answers=dict(session.answers),
        skipped=list(session.skipped),
        advice=advice.as_data(),
        contributors=[list(part) for part in urgency.contributors],
        name=str(session.answers.get("name") or one_line(prospect.name)),
        username=prospect.username,
        telegram_id=prospect.telegram_id,
        source=session.source,
        reconciled=None if session.reconciled is None else list(session.reconciled),
    )


def _agreed(questionnaire: Questionnaire, session: Session) -> leads.Agreed:
    consent = session.consent
    if consent is None:  # the engine lets nobody submit without it
        raise ValueError("a lead without consent")
    return leads.Agreed(questionnaire.version, consent.text_hash, consent.language, consent.at)
