// The bar above a chat: the way back, the picture, the title and what goes on, the menu.

import { isPrivate, topicOf, topicsOf } from "../state/places.js";
import { doing, plural } from "../state/words.js";
import { avatar, topicIcon } from "../drawing/avatar.js";
import { el, iconButton, redraw, write } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { menuButton } from "../over/menu.js";

export class Head {
  /** `act`: back(), more() gives the entries of the menu. */
  constructor(act) {
    this.back = iconButton(icon("back"), "Back", () => act.back());
    this.count = el("span", { class: "count", "aria-hidden": "true" });
    this.back.append(this.count);
    this.picture = el("span", { class: "picture" });
    this.title = el("h2", { dir: "auto" });
    this.below = el("p", { class: "below" });
    this.more = menuButton(iconButton(icon("dots"), "More"), "More", () => act.more());
    this.node = el(
      "header",
      { class: "head" },
      this.back,
      this.picture,
      el("div", { class: "titles" }, this.title, this.below),
      this.more,
    );
  }

  /** `elsewhere`: how many messages wait in the other chats. */
  show({ view, chat, thread }, { bot, owner, goesBack, elsewhere }) {
    this.back.hidden = !goesBack;
    write(this.count, elsewhere ? String(elsewhere) : "");
    this.back.setAttribute("aria-label", elsewhere ? `Back, ${elsewhere} unread elsewhere` : "Back");
    this.more.hidden = this.picture.hidden = !chat;
    const topic = view === "chat" && chat.is_forum ? topicOf(chat, thread) : null;
    redraw(this.picture, [chat?.key, chat?.title, topic?.id, topic?.name, topic?.icon_color], () =>
      [topic ? topicIcon(topic) : pictureOf(chat)].filter(Boolean),
    );
    write(this.title, topic ? topic.name : (chat?.title ?? (bot ? "Chats" : "No bot")));
    const busy = chat?.typing ? (isPrivate(chat) ? doing(chat.typing) : `${bot.name} is ${doing(chat.typing)}`) : "";
    write(this.below, busy || usual(view, chat, topic, owner));
    this.below.classList.toggle("typing", busy !== "");
  }
}

const pictureOf = (chat) => (chat ? avatar(isPrivate(chat) ? chat.bot : chat.id, chat.title) : null);

function usual(view, chat, topic, owner) {
  if (!chat) return owner ? `of ${owner}` : "";
  if (topic) return `${chat.title}${topic.closed ? " · closed" : ""}`;
  if (view === "topics") return plural(topicsOf(chat).length, "topic", "topics");
  if (isPrivate(chat)) return chat.blocked ? "bot, blocked by you" : "bot";
  return plural(chat.members.length, "member", "members");
}
