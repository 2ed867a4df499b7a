/** A generator of numbers that gives the same ones on every machine and in every run (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least, most) => least + Math.floor(next() * (most - least + 1));
  const pick = list => list[integer(0, list.length - 1)];
  return { next, integer, pick, chance: probability => next() < probability };
}

export const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
