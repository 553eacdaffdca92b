// What each person has seen of each chat and topic, so that the rest can be counted as unread.

export class Seen {
  #people = new Set();
  #marks = new Map();

  /** What there was before somebody came is no news to them, nor is what came before they wrote themselves. */
  note(people, placesOf) {
    for (const person of people) {
      const comes = !this.#people.has(person.id);
      this.#people.add(person.id);
      for (const place of placesOf(person)) {
        if (comes || place.newest?.sender === person.id) this.look(person.id, place);
      }
    }
  }

  look(person, place) {
    this.#marks.set(`${person} ${place.name}`, { id: place.newest?.id ?? 0, count: place.count });
  }

  unread(person, place) {
    const mark = this.#marks.get(`${person} ${place.name}`) ?? { id: 0, count: 0 };
    if ((place.newest?.id ?? 0) <= mark.id) return 0;
    return Math.max(1, Math.min(place.count - mark.count, place.unanswered ?? Infinity));
  }
}
