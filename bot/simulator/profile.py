"""How a bot presents itself: commands by scope and language, names, descriptions, menu buttons."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Commands = list[dict[str, str]]


@dataclass(slots=True)
class Profile:
    """`texts` holds name, description and short_description by language; "" is the default language."""

    commands: dict[str, Commands] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    menu_buttons: dict[str, dict[str, Any]] = field(default_factory=dict)

    def set_text(self, what: str, language: str, text: str) -> None:
        languages = self.texts.setdefault(what, {})
        if text:
            languages[language] = text
        else:
            languages.pop(language, None)

    def text(self, what: str, language: str) -> str:
        languages = self.texts.get(what, {})
        return languages.get(language) or languages.get("", "")

    def commands_in_private(self, user_id: int, language: str | None) -> Commands:
        """The commands that a client shows to a person in the private chat: the narrowest scope wins."""
        return self._first_of((f"chat:{user_id}", "all_private_chats", "default"), language)

    def commands_in_group(self, chat_id: int, user_id: int, language: str | None, *, admin: bool) -> Commands:
        """The same in a group."""
        scopes = (f"chat_member:{chat_id}:{user_id}", f"chat_administrators:{chat_id}", f"chat:{chat_id}",
                  "all_chat_administrators", "all_group_chats", "default")  # fmt: skip
        return self._first_of((it for it in scopes if admin or "administrators" not in it), language)

    def _first_of(self, scopes: Iterable[str], language: str | None) -> Commands:
        for scope in scopes:
            for code in (language or "", ""):
                found = self.commands.get(f"{scope}/{code}")
                if found:
                    return found
        return []
