/** How long things must be quiet, and how late it may become while they are not; milliseconds. */
export interface Pace {
  readonly quiet: number;
  readonly latest: number;
}

/** Time, as a test can make it pass. */
export interface Clock {
  now(): number;
  later(act: () => void, milliseconds: number): unknown;
  cancel(timer: unknown): void;
}

/** Calls `act` once things have been quiet for a while, yet not too late while they never are. */
export class Calm {
  readonly #act: () => void;
  readonly #pace: () => Pace;
  readonly #clock: Clock;
  #timer: unknown;
  #since: number | undefined;

  constructor(act: () => void, pace: () => Pace, clock = CLOCK) {
    this.#act = act;
    this.#pace = pace;
    this.#clock = clock;
  }

  /** Something has happened. */
  stir(): void {
    const now = this.#clock.now();
    this.#since ??= now;
    const { quiet, latest } = this.#pace();
    // A clock that was set back must not make anybody wait.
    const left = Math.max(0, Math.min(quiet, this.#since + latest - now));
    this.#clock.cancel(this.#timer);
    this.#timer = this.#clock.later(() => this.#run(), left);
  }

  /** Acts now if something has happened. */
  flush(): void {
    if (this.#since !== undefined) this.#run();
  }

  dispose(): void {
    this.#clock.cancel(this.#timer);
    this.#since = undefined;
  }

  #run(): void {
    this.dispose();
    this.#act();
  }
}

const CLOCK: Clock = {
  now: () => Date.now(),
  later: (act, milliseconds) => setTimeout(act, milliseconds),
  cancel: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
