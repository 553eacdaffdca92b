"""How a choice becomes a deed in the world; what is gone since one looked is left alone."""

from bot.simulator import contents
from bot.simulator.chats import Chat
from bot.simulator.life.choice import Deed
from bot.simulator.life.look import Button, newest_words_of
from bot.simulator.world import World


def do(world: World, user_id: int, chat: Chat, deed: Deed) -> None:
    """Do it in the private chat."""
    if deed.kind == "write":
        world.write(user_id, deed.text)
    elif deed.kind == "photo":
        world.send(user_id, contents.photo(world.files))
    elif deed.kind == "voice":
        world.send(user_id, contents.voice(world.files))
    elif deed.kind == "edit":
        _edit(world, user_id, chat)
    elif deed.button is not None:
        for _ in range(deed.times):
            tap(world, user_id, chat, deed.button)


def tap(world: World, user_id: int, chat: Chat, button: Button) -> None:
    """Tap a button as it is now, below a message or on the reply keyboard."""
    if button.message is None:
        rows = (chat.keyboard or {"rows": []})["rows"]
        key = next((key for row in rows for key in row if key["text"] == button.label), None)
        if key is not None:
            world.tap_key(user_id, key)
        return
    message = chat.messages.get(button.message)
    buttons = [it for row in (message.inline if message else None) or [] for it in row]
    if message is not None and button.index < len(buttons):
        world.tap(user_id, message, buttons[button.index])


def _edit(world: World, user_id: int, chat: Chat) -> None:
    message = newest_words_of(user_id, chat)
    if message is not None:
        world.edit(user_id, message, f"{message.text[:4000]} 🙂")
