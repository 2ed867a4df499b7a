/** What is made step by step. After each try of a step it waits, and is told whether what the step asked for has just been learned. */
export type Steps<T> = Generator<void, T, boolean>;

/** One step: tried again for as long as it asks for what nobody knew, so that the ones after it begin with all of that. */
export function* known<T>(make: () => T): Steps<T> {
  for (;;) {
    const made = make();
    if (!(yield)) return made;
  }
}

/** Where all is known, or nothing more can be. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next(false);
    if (done) return value;
  }
}
