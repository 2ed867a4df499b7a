import { times } from './random.mjs';

const VERBS = [
  'Add',
  'Replace',
  'Measure',
  'Document',
  'Split',
  'Migrate',
  'Cache',
  'Review',
  'Sort',
  'Encrypt',
  'Test',
];
const THINGS = [
  ...['tide table', 'ferry schedule', 'harbor map', 'berth index', 'cargo manifest', 'crane log', 'pilot roster'],
  ...['customs form', 'weather feed', 'radar overlay', 'fuel ledger', 'crew calendar', 'mooring plan', 'gate sensor'],
];
const QUALITIES = [
  'offline',
  'for small ports',
  'per berth',
  'with paging',
  'at night',
  'in two languages',
  'by vessel',
];
const PEOPLE = ['Noor', 'Tomasz', 'Ines', 'Kofi', 'Mei', 'Aldo'];
const SENTENCES = [
  'The harbor office asked for this twice, and the second request names the form that they fill in by hand.',
  'Nobody has to wait: a berth that is free shows up within a minute, even when the radar feed lags behind.',
  'We keep the old reader until the last port has moved, since its files are still written by `ferryd` 2.4.',
  'Measured on the slowest tablet, the map draws in 180 ms; that is fast enough for now.',
  'See [the notes of the first visit](https://harbor.example/notes/visit) for what pilots do when **two** ships ask for one berth.',
  'It would be wrong to sort by name here, because crews look for the *next* departure and not for a letter.',
];
const CODE = '```sh\nferryctl berths --port north --format json | head -n 20\nferryctl replay fixtures/storm.log\n```';

export const task = random => `${random.pick(VERBS)} the ${random.pick(THINGS)} ${random.pick(QUALITIES)}`;
export const thing = random => random.pick(THINGS);
export const person = random => random.pick(PEOPLE);

export const paragraph = random => times(random.integer(2, 5), () => random.pick(SENTENCES)).join(' ');

/** What people write around their facts: paragraphs, lists, some code and a small table, of about `length` characters. */
export function prose(random, length) {
  const blocks = [];
  for (let written = 0; written < length; written += blocks.at(-1).length + 2) blocks.push(block(random));
  return blocks.join('\n\n');
}

function block(random) {
  const dice = random.next();
  if (dice < 0.55) return paragraph(random);
  if (dice < 0.8) return times(random.integer(3, 7), () => `- ${task(random)}: ${random.pick(SENTENCES)}`).join('\n');
  if (dice < 0.88) return CODE;
  if (dice < 0.94) return `> ${random.pick(SENTENCES)}`;
  const rows = times(random.integer(3, 6), () => `| \`${thing(random)}\` | ${task(random)} | ${person(random)} |`);
  return ['| Part | Change | Who |', '|------|--------|-----|', ...rows].join('\n');
}
