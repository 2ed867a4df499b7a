import type { Part, SprintDoc } from '../sprint';
import { readLegend } from './legend';
import { readStatus } from './status';

/** Which of two words is used more is plain by then. */
export const MOST_USES = 100;
const TOKEN = /\[(?:[ ]|\p{L}[\p{L} _-]{2,24}(?::[^\]\r\n]{1,40})?)\](?![(:])/gu;
const LONGEST = 20_000;

/** Those that rows, a legend or a rule mention, such as `[CLAIMED: Ada]`; what begins a list’s item is a checkbox. */
export const tokensIn = ({ text }: Pick<Part, 'text'>): readonly string[] =>
  text.includes('[') ? (text.slice(0, LONGEST).match(TOKEN) ?? []).slice(0, MOST_USES) : [];

/** Whether a token or a legend of the document says how one writes that a task is claimed. */
export const tellsOfClaims = (doc: SprintDoc): boolean =>
  doc.parts.some(part => part.readPlain(tokensIn).some(token => readStatus(token) === 'claimed')) ||
  (readLegend(doc)?.entries.some(({ status }) => status === 'claimed') ?? false);
