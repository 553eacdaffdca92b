"""A prospect's update in one transaction: session, step, lead, and the messages that follow from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.buttons import ProspectButton, new_nonce
from bot.client import my_data, pages, reminding, rights, views
from bot.client.office import Office, Prospect
from bot.client.reading import Enclosed
from bot.client.screen import Screen
from bot.client.status import status
from bot.client.submission import revise, submit
from bot.client.upkeep import receipt_of
from bot.client.voice import Voice
from bot.messages import Message
from conversations.adopting import adopted
from conversations.answers import Problem
from conversations.cleaning import clean
from conversations.dialogue import (
    ANOTHER_CONVERSATION,
    Act,
    Circumstances,
    Edited,
    Event,
    Remark,
    Stale,
    Step,
    Typed,
)
from conversations.engine import step
from conversations.lead import CLOSED
from conversations.moving import begin, sent
from conversations.position import place
from conversations.session import Session
from storage import attachments, consents, drafts, leads, outbox, places, reminders, sayings, sessions
from storage.database import Transaction
from storage.outbox import person_address
from storage.sayings import Saying

MOST_REQUESTS = 5
"""Requests that `/status` tells of."""
DATA_SECONDS = 60
"""Between two files of a person's data."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One update of one prospect."""

    tx: Transaction
    office: Office
    prospect: Prospect
    now: int

    @property
    def voice(self) -> Voice:
        return Voice(self.tx, self.office, self.prospect, self.now)

    # ------------------------------------------------------------------ events

    def session(self, source: str = "") -> Session:
        """The conversation under way, or a new one."""
        known = sessions.load(self.tx, self.prospect.person)
        if known is not None:
            return known
        questionnaire = self.office.questionnaire
        language = questionnaire.wording.nearest(self.prospect.language_code, questionnaire.agency.languages[0])
        return begin(questionnaire, language, new_nonce(), source)

    def tap(self, button: ProspectButton, message_id: int | None) -> str | None:
        """A tapped button; returns the word that answers the tap, if there is one."""
        attachments.close_batch(self.tx, self.prospect.person)
        session = self.session()
        screen = button.screen if button.nonce == session.nonce else ANOTHER_CONVERSATION
        result = self._step(session, Act(button.verb, button.question, button.value, screen))
        if result.right is not None:
            self._grant(session, result, self.voice)
            return None
        voice = self.voice
        shown = places.find(self.tx, voice.place_of(session))
        on_it = shown is not None and shown.message_id == message_id
        result = self._keep(session, result)
        stale = any(isinstance(one, Stale) for one in result.said)
        if stale and on_it:  # a second tap, before the first one showed
            result = replace(result, said=(Stale(),))
        if stale:
            voice.show_again(session, result, edit=on_it)
        else:
            voice.answer(session, result, edit=on_it)
        return views.toast(self.office.questionnaire.wording[result.session.language], result.said)

    def write(self, event: Event, source: str = "", message_id: int | None = None) -> None:
        """A message: typed words, a contact, a command, or something that cannot be read."""
        attachments.close_batch(self.tx, self.prospect.person)
        session = self.session(source)
        if source and not session.answers and session.lead is None:
            session = replace(session, source=source)  # a second link before the first answer
        result = self._step(session, event)
        if result.right is not None:
            self._grant(session, result, self.voice.paced(session, session))
            return
        if isinstance(event, Typed) and message_id is not None:
            self._remember_saying(session, result, message_id)
        result = self._keep(session, result)
        if any(isinstance(one, Stale) for one in result.said):
            result = replace(result, said=(), show=True)
        self.voice.paced(session, result.session).answer(session, result, edit=False)

    def enclose(self, found: Enclosed) -> None:
        """A file or a note: kept with the draft or the lead, while the conversation stays where it is."""
        session, known = self.session(), sessions.last_here(self.tx, self.prospect.person) is not None
        outcome, number = attachments.add(self.tx, self.prospect.person, session.lead, found.new, self.now)
        result = self._keep(session, self._step(session, found.event))
        if outcome == "kept" and session.lead is not None:
            self.office.pass_file(self.tx, leads.get(self.tx, session.lead), attachments.get(self.tx, number))
        voice = self.voice.paced(session, result.session)
        voice.confirm(result.session, full=outcome == "full")
        voice.answer(session, result if known else replace(result, show=True), edit=False)

    def edit(self, message_id: int, text: str) -> None:
        """A message that was written before has other words now: they change the answer that it gave."""
        session = self.session()
        saying = sayings.find(self.tx, self.prospect.person, message_id)
        if saying is None:
            return
        if saying.question and saying.lead in (None, session.lead):
            followed = sayings.is_followed(self.tx, self.prospect.person, message_id, saying.question)
            result = self._keep(session, self._step(session, Edited(saying.question, text, followed)))
        else:
            result = self._keep_words(Step(session, (Remark("added"),), show=False, addition=clean(text)), saying.lead)
        self.voice.paced(session, result.session).answer(session, result, edit=result.show)

    def page(self, view: Callable[[Screen], Message]) -> None:
        """A page beside the conversation: privacy, languages, help."""
        attachments.close_batch(self.tx, self.prospect.person)
        session = self.session()
        self._keep_new(session)
        voice = self.voice.paced(session, session)
        voice.send(view(voice.screen(session)))

    def status(self) -> None:
        """Where the person's own requests stand, and the draft."""
        session = self.session()
        self._keep_new(session)
        mine = leads.of_person(self.tx, self.prospect.person, MOST_REQUESTS)
        known = [receipt_of(self.office, lead, self.now) for lead in mine]
        self.voice.send(status(self.voice.screen(session), known))

    def privacy(self) -> None:
        """What is kept about the person, and what he can do about it."""
        agreed = consents.in_force(self.tx, self.prospect.person)
        self.page(lambda screen: pages.privacy(screen, has_agreed=bool(agreed)))

    # ------------------------------------------------------------------ rights

    def _grant(self, before: Session, result: Step, voice: Voice) -> None:
        """What the person claims over his data."""
        if result.right == "withdraw":
            self._withdraw(before, result, voice)
        elif result.right == "my_data":
            self._give_data(before, voice)
        elif result.right == "erase":
            self._erase(before, voice)
        else:
            self._ask_before_erasing(before, voice)

    def _give_data(self, session: Session, voice: Voice) -> None:
        """All that is known of the person, to this chat, at most once in a while."""
        person, screen = self.prospect.person, voice.screen(session)
        place = f"person:{person}:data"
        if outbox.was_shown_since(self.tx, person_address(person), place, self.now - DATA_SECONDS):
            voice.send(Message(screen.texts.html("my_data-wait")))
            return
        found = my_data.known(self.tx, person)
        voice.put(my_data.file(screen, self.prospect, self.office.zone, found, self.now).payload(), place=place)

    def _withdraw(self, before: Session, result: Step, voice: Voice) -> None:
        if before.consent is None and not consents.in_force(self.tx, self.prospect.person):
            voice.send(Message(voice.screen(before).texts.html("withdrawn-nothing")))
            return
        result = self._keep(before, result)
        was_sent = rights.withdraw(self.tx, self.office, self.prospect.person, self.now)
        voice.put_keys_away(before, result.session)
        voice.send(pages.withdrawn(voice.screen(result.session), was_sent=was_sent))
        if result.session.answers:
            voice.show(before, result, edit=False)

    def _ask_before_erasing(self, session: Session, voice: Voice) -> None:
        if not rights.is_known(self.tx, self.prospect.person):
            voice.send(Message(voice.screen(session).texts.html("erased-nothing")))
            return
        self._keep_new(session)
        voice.send(pages.erasure(voice.screen(session)))

    def _erase(self, session: Session, voice: Voice) -> None:
        """Everything goes but this last word."""
        word = Message(voice.screen(session).texts.html("erased"), clears_keys=True)
        person = rights.erase(self.tx, self.office, self.prospect.person, self.now)
        replace(voice, prospect=replace(self.prospect, person=person)).send(word)

    # ------------------------------------------------------------------ what is kept

    def _step(self, session: Session, event: Event) -> Step:
        last_here = sessions.last_here(self.tx, self.prospect.person)
        away = 0 if last_here is None else self.now - last_here
        circumstances = Circumstances(
            self.now, new_nonce(), self.prospect.name, away, self.prospect.language_code or ""
        )
        return step(self.office.questionnaire, session, event, circumstances)

    def _keep_new(self, session: Session) -> None:
        if sessions.last_here(self.tx, self.prospect.person) is None:
            sessions.save(self.tx, self.prospect.person, session, self.now)

    def _keep(self, before: Session, result: Step) -> Step:
        """Write down what the step changed; a step that submits goes on with the lead that was made."""
        person = self.prospect.person
        if result.forget:
            drafts.delete(self.tx, person)
            return result
        if before.lead is None and result.session.nonce != before.nonce:  # he starts over
            sayings.forget_draft(self.tx, person)
        if result.quiet:
            reminders.decline(self.tx, drafts.subject(person), drafts.REMINDER, person, self.now)
        if result.submit:
            lead = submit(self.tx, self.office, self.prospect, result.session, self.now)
            self.office.announce(self.tx, lead)
            result = replace(result, session=sent(result.session, lead.id))
            sayings.belong_to(self.tx, person, lead.id)
        result = self._keep_words(result, before.lead)
        self._keep_changes(before, result.session)
        if result.session is not before or sessions.last_here(self.tx, person) is None:
            sessions.save(self.tx, person, result.session, self.now)
        else:
            sessions.touch(self.tx, person, self.now)
        reminding.plan(self.tx, self.office.zone, person, before, result.session, self.now)
        return result

    def _keep_words(self, result: Step, lead_id: int | None) -> Step:
        """Words that belong to a lead that was sent, for its managers too."""
        if not result.addition or lead_id is None:
            return result
        lead = leads.add_words(self.tx, lead_id, result.addition, self.now)
        if lead is None:
            return replace(result, said=(Problem("enough_added"),))
        self.office.pass_on(self.tx, lead, result.addition)
        if lead.status in CLOSED and result.session.lead == lead_id:  # the receipt says so, and offers a new request
            return replace(result, said=(Remark("added_closed"),), show=True)
        return result

    def _keep_changes(self, before: Session, after: Session) -> None:
        """Other answers after the hand-over reach the lead, and its managers as a difference."""
        if before.lead is not None and after.lead == before.lead and after.answers != before.answers:
            old = leads.get(self.tx, before.lead)
            self.office.tell_change(self.tx, old, revise(self.tx, self.office, old, after, self.now))

    def _remember_saying(self, before: Session, result: Step, message_id: int) -> None:
        """What a message was about, in case it is edited: the answer that it gave, or the question that stood there."""
        known = adopted(self.office.questionnaire, before)
        here, after = place(self.office.questionnaire, known), result.session.answers
        given = [name for name in after if after[name] != known.answers.get(name)]
        about = given[0] if given else here.question.id if here.question is not None else ""
        if about or result.addition:
            saying = Saying(about, before.lead)
            sayings.remember(self.tx, self.prospect.person, message_id, saying, self.now)
