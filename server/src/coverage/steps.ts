/** Work that may rest after each of its steps, so that others get their turn. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all of it without a rest. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** So long, in milliseconds, others wait at most. */
const TURN = 8;

/** Does it turn by turn. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + TURN;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < end);
    await new Promise(resolve => setTimeout(resolve));
  }
}
