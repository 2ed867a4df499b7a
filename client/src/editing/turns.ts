/** Does one thing after the other: two edits at once would each be of a text without the other. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    // Whoever asked for it is told that it failed; the next one's turn comes all the same.
    this.#last = turn.catch(() => {});
    return turn;
  }
}
