import type { ScaffoldParams } from '../../../server/src/protocol';

/** What a quick fix or a lens asks for; anybody may call a command, with anything. */
export function readParams(value: unknown): ScaffoldParams | undefined {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { document } = given;
  if (typeof document !== 'string') return undefined;
  const params: ScaffoldParams = { document };
  for (const key of ['folder', 'uri', 'sprint', 'path'] as const) {
    const text = given[key];
    if (typeof text === 'string') params[key] = text;
  }
  return isTexts(given.answers) ? { ...params, answers: { ...given.answers } } : params;
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every(each => typeof each === 'string');

/** The day on this person's calendar, "2026-11-22". */
export function today(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
