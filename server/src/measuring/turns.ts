/** Has work done one turn after the other, a little later, so that what comes in meanwhile is done at once. */
export class Turns {
  readonly #work: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #onceMore: ReturnType<typeof setTimeout> | undefined;
  #isWorking = false;
  /** When the turn after the one that is being taken is due. */
  #next: number | undefined;
  #isStopped = false;
  #idle: Promise<void> = Promise.resolve();
  #endIdle: (() => void) | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when nothing is being done or about to be. */
  get idle(): Promise<void> {
    return this.#idle;
  }

  /** Takes a turn in so many milliseconds, or after the one that is being taken. */
  take(delay: number): void {
    if (this.#isStopped) return;
    if (!this.#endIdle)
      this.#idle = new Promise(resolve => {
        this.#endIdle = resolve;
      });
    const due = Date.now() + delay;
    if (this.#isWorking) {
      this.#next = Math.min(this.#next ?? due, due);
      return;
    }
    // What is due earlier stays: else, a stream of news would put it off for ever.
    if (this.#timer !== undefined && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  /** Takes one more later, which `idle` does not wait for. */
  takeOnceMore(delay: number, before: () => void): void {
    clearTimeout(this.#onceMore);
    if (this.#isStopped) return;
    this.#onceMore = setTimeout(() => {
      before();
      this.take(0);
    }, delay);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#onceMore);
    this.#end();
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#isWorking = true;
    this.#next = undefined;
    try {
      await this.#work();
    } catch {
      // A host that fails has told why; what was known before is still the best that is known.
    }
    this.#isWorking = false;
    if (this.#next === undefined || this.#isStopped) this.#end();
    else this.take(Math.max(0, this.#next - Date.now()));
  }

  #end(): void {
    this.#endIdle?.();
    this.#endIdle = undefined;
  }
}
