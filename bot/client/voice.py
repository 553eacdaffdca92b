"""What a prospect is told after a visit: words, pages, and the screen at which the conversation stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.client import kept, pages, receipts, views
from bot.client.office import Office, Prospect
from bot.client.screen import Screen
from bot.client.upkeep import receipt_of, screen_place
from bot.messages import Message
from conversations.dialogue import Explain, Step
from conversations.position import place
from conversations.session import Session
from storage import attachments, leads, outbox, places
from storage.database import Transaction
from storage.outbox import Care, Outgoing, Rank, person_address


@dataclass(frozen=True, slots=True)
class Voice:
    """Puts into the outbox what one visit of one prospect leads to."""

    tx: Transaction
    office: Office
    prospect: Prospect
    now: int
    not_before: float = 0.0
    """Unix seconds before which nothing is said to somebody who writes too fast."""

    def paced(self, before: Session, after: Session) -> Voice:
        """A little later, where somebody writes faster than anybody reads."""
        moves_on = after.screen != before.screen
        hold = self.office.patience.hold(self.prospect.person, self.now, moves_on=moves_on)
        return replace(self, not_before=hold)

    def answer(self, before: Session, result: Step, *, edit: bool) -> None:
        """All that a step says; `edit` shows the screen in place of the last one."""
        for one in result.said:
            if isinstance(one, Explain):
                self.send(pages.explain(self.screen(result.session), one))
        if result.forget:
            self.send(Message(views.remark(self.screen(result.session), result.said[0]), clears_keys=True))
            return
        self.put_keys_away(before, result.session)
        if result.show or result.submit:
            self.show(before, result, edit=edit and not self._is_worth_keeping(before, result.session))
        elif self._page_hides_question(result):
            self.show(before, result, edit=False)
        elif not edit:
            for line in filter(None, (views.remark(self.screen(result.session), one) for one in result.said)):
                self.send(Message(line))

    def confirm(self, session: Session, *, full: bool) -> None:
        """One message for all that came in a row, edited in place."""
        batch = attachments.batch(self.tx, self.prospect.person)
        word = kept.confirmation(self.screen(session), batch, full=full)
        name = None if batch is None else f"person:{self.prospect.person}:files:{batch.number}"
        self.put(word.payload(), place=name, edits=name)

    def put_keys_away(self, before: Session, after: Session) -> None:
        """The key that shares a contact is of no use once the question is answered, or left in any other way."""
        question = place(self.office.questionnaire, before).question
        if question is None or not self._asks_for_phone(before) or self._asks_for_phone(after):
            return
        if question.id in after.answers:
            self.send(pages.noted(str(after.answers[question.id])))
        else:
            handed_over = before.lead is None and after.lead is not None
            self.send(pages.keys_away(self.screen(after), passed_on=handed_over))

    def _asks_for_phone(self, session: Session) -> bool:
        """That question comes with keys in place of the phone's own, and has no buttons below it."""
        question = place(self.office.questionnaire, session).question
        return question is not None and question.of == "phone"

    def _is_worth_keeping(self, before: Session, after: Session) -> bool:
        """The advice and the receipt of another request stay in the chat; what follows is a message of its own."""
        return place(self.office.questionnaire, before).kind == "advice" or before.lead not in (None, after.lead)

    def _page_hides_question(self, result: Step) -> bool:
        """Whoever has read a page finds his question below it, and need not look for it above."""
        here = place(self.office.questionnaire, result.session)
        return here.kind not in ("advice", "sent") and any(isinstance(one, Explain) for one in result.said)

    def show(self, before: Session, result: Step, *, edit: bool) -> None:
        """Show the present screen in place of the last one, or below it. Older buttons stay, and are known as such."""
        message = views.render(self.screen(result.session), result.said)
        last, present = self.place_of(before), self.place_of(result.session)
        edit = edit and message.editable
        if edit and last != present:
            outbox.rename_place(self.tx, last, present)  # the summary becomes the receipt
        elif not edit and last == present and self._leaves_a_receipt(before):
            self.put(self._replaced(result.session), edits=last)
        self.put(message.payload(), place=present, edits=present if edit else None)

    def _leaves_a_receipt(self, before: Session) -> bool:
        """Whether the last screen is one of a request that was sent, and can still be edited."""
        shown = before.lead is not None and places.find(self.tx, self.place_of(before)) is not None
        return shown and not self._asks_for_phone(before)

    def _replaced(self, session: Session) -> dict[str, Any]:
        """Two receipts of one request would soon differ: the older one only points at the newer."""
        return receipts.pointer(self.screen(session)).payload()

    def show_again(self, before: Session, result: Step, *, edit: bool) -> None:
        """Whoever taps an old button sees where the conversation is, also where its screen never arrived."""
        if not (edit and outbox.is_under_way(self.tx, self.place_of(result.session))):
            self.show(before, replace(result, said=()) if edit else result, edit=edit)

    def place_of(self, session: Session) -> str:
        """The name of the message that shows where a session stands."""
        return screen_place(self.prospect.person, session)

    def screen(self, session: Session) -> Screen:
        """What the views look at."""
        lead = None if session.lead is None else leads.get(self.tx, session.lead)
        receipt = None if lead is None else receipt_of(self.office, lead, self.now)
        files = attachments.count_files(self.tx, self.prospect.person, session.lead)
        return Screen(self.office.questionnaire, session, self.prospect.name, receipt, files)

    def send(self, message: Message) -> None:
        """A message of its own, beside the screen."""
        self.put(message.payload())

    def put(self, payload: dict[str, Any], place: str | None = None, edits: str | None = None) -> None:
        person = self.prospect.person
        care = Care.PROMPT if edits is None else Care.IDEMPOTENT
        if self.not_before and place is None and edits is None:
            place = f"person:{person}:word"  # of the words that wait only the newest is said
        outgoing = Outgoing(
            person_address(person), person, care, Rank.PROSPECT, payload, place, edits, not_before=self.not_before
        )
        outbox.put(self.tx, outgoing, self.now)
