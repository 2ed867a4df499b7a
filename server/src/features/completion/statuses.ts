import { glyphPattern } from '../../model/damage/glyphs';
import { repairText } from '../../model/damage/mojibake';
import type { SprintDoc, Status } from '../../model/sprint';
import { readLegend } from '../../model/statuses/legend';
import { matchStatus, readStatus } from '../../model/statuses/status';
import { type Snippet, stop } from '../../scaffold/snippet';
import { STATUS_HELP } from '../statusHelp';
import { countsOf } from './counts';
import type { Suggestion } from './suggestions';

export interface StatusRequest {
  readonly doc: SprintDoc;
  /** What the place says now. */
  readonly current: Status | undefined;
  /** What is more likely than all else. */
  readonly first?: Status | undefined;
  /** How states are written in places like this one; what comes first counts most. */
  readonly written: readonly string[];
  /** Who is named where a state asks for an owner. */
  readonly owner: string;
}

/** The states that a place can say, written as the document writes them, what usually follows first. */
export function statusSuggestions(request: StatusRequest): Suggestion[] {
  const forms = formsOf(request);
  const order = orderAfter(request.current).filter(each => each !== request.first);
  return [...forms.values()]
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || b.count - a.count)
    .map(form => suggestion(form, request.owner));
}

/** One way to write a state. */
interface Form {
  readonly text: string;
  readonly status: Status;
  readonly count: number;
}

const STATUSES = Object.keys(STATUS_HELP) as readonly Status[];

/** What follows the current state, then the others as they follow each other, the current one last. */
function orderAfter(current: Status | undefined): readonly Status[] {
  if (!current) return STATUSES;
  const next = STATUS_HELP[current].next;
  return [...next, ...STATUSES.filter(each => each !== current && !next.includes(each)), current];
}

function formsOf({ doc, written }: StatusRequest): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>();
  const add = (text: string, status: Status | undefined, count: number): void => {
    const key = text.replace(OWNER, '$1').toLowerCase();
    const known = forms.get(key);
    if (known) forms.set(key, { ...known, count: known.count + count });
    else if (status && text && forms.size < MOST) forms.set(key, { text, status, count });
  };
  for (const [each, count] of countsOf(written)) {
    const text = coreOf(each);
    if (text) add(text, readStatus(text), count);
  }
  const legend = readLegend(doc)?.entries ?? [];
  for (const { mark, status } of legend) add(repairText(mark.value.replace(/`/g, '').trim()), status, 0);
  for (const [text, status] of legend.length ? [] : usualForms([...forms.values()], doc)) add(text, status, 0);
  return forms;
}

const MOST = 30;

/** "✅ Done (PR #4)" -> ✅ Done; "[BLOCKED: no access]" stays with what it names. */
function coreOf(written: string): string {
  const token = /^\[[^\]]{0,60}\]/.exec(written)?.[0];
  if (token) return token;
  const match = matchStatus(written);
  if (!match) return '';
  const core = written.slice(match.glyphFrom, match.to).trim();
  return repairText(written === `**${core}**` ? written : core);
}

/** States that a queue, or a table with its words, is sure to need sooner or later. */
const USUAL: readonly Status[] = ['open', 'claimed', 'in-progress', 'blocked', 'done'];

/** Those of the usual states that the document has not written yet, in its own manner. */
function usualForms(own: readonly Form[], { kind }: SprintDoc): (readonly [string, Status])[] {
  const isToken = own.length ? own.some(({ text }) => text.startsWith('[')) : kind === 'queue';
  const missing = USUAL.filter(status => !own.some(form => form.status === status));
  if (isToken) return missing.map(status => [STATUS_HELP[status].token, status] as const);
  const words = missing.filter(status => status !== 'claimed').map(status => [wordOf(status), status] as const);
  const isUpper = own.length > 0 && own.every(({ text }) => text === text.toUpperCase() && /\p{L}/u.test(text));
  return words.map(([word, status]) => [isUpper ? word.toUpperCase() : word, status] as const);
}

const wordOf = (status: Status): string => (status === 'open' ? 'Not started' : STATUS_HELP[status].name);

/** "[CLAIMING: Dev 1]", "[IN PROGRESS: name]" */
const OWNER = /^(\[[^\]:]{2,30}:)\s*([^\]]{1,40})\]$/;
const HELD = new RegExp(`^\\[[^\\]:]*\\b(?:block|wait|defer|cancel)|${glyphPattern('🚫⛔')}`, 'iu');

function suggestion({ text, status }: Form, owner: string): Suggestion {
  const { name, meaning, before } = STATUS_HELP[status];
  const [, state = ''] = HELD.test(text) ? [] : (OWNER.exec(text) ?? []);
  const snippet: Snippet | undefined = state ? [`${state} `, stop(owner), ']'] : undefined;
  return {
    label: state ? `${state} ${owner}]` : text,
    ...(snippet && { text: snippet }),
    icon: 'status',
    note: name,
    docs: [`**${name}**: ${meaning}`, ...(before ? [`Before: ${before}`] : [])].join('\n\n'),
  };
}
