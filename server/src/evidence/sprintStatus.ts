import { idKey } from '../model/ids/ids';
import type { Status } from '../model/sprint';
import { LineIndex, type Ranged, ranged } from '../range';
import type { FiledState, StatusFile } from './evidence';

export const isStatusFileName = (name: string): boolean => /^sprint-status\.ya?ml$/i.test(name);

/**
 * Reads BMAD's `sprint-status.yaml`, line by line: what stands below `development_status:`. Epics and retrospectives
 * are left out, and so is all that does not look like an entry.
 */
export function readStatusFile(uri: string, path: string, text: string): StatusFile | undefined {
  const states = new Map<string, FiledState>();
  const twice = new Set<string>();
  for (const entry of entriesOf(text)) {
    const key = idKey(entry.id.value);
    if (states.has(key)) twice.add(key);
    states.set(key, entry);
  }
  for (const key of twice) states.delete(key);
  return states.size ? { type: 'status-file', uri, path, lines: new LineIndex(text), states } : undefined;
}

/** The states of the tool's own workflow. */
const STATES: Readonly<Record<string, Status>> = {
  backlog: 'open',
  drafted: 'open',
  'ready-for-dev': 'open',
  'in-progress': 'in-progress',
  review: 'in-review',
  blocked: 'blocked',
  deferred: 'deferred',
  done: 'done',
};

const BLOCK = /^development_status[ \t]*:[ \t]*(?:#.*)?$/;
const ENTRY = /^[ \t]+["']?([A-Za-z0-9][\w.-]{0,199})["']?[ \t]*:[ \t]+["']?([A-Za-z][\w-]{0,39})["']?[ \t]*(?:#.*)?$/;
/** "5-2-import-orders", "1-4b-export", "NEW-3-retry": an id of two parts, then the title. */
const NAME = /^((?!epic-)(?:\d{1,3}|[A-Za-z]{1,12})-\d{1,4}[a-z]?)(?:-(.+))?$/;
const LONGEST_LINE = 1000;

function* entriesOf(text: string): Generator<FiledState> {
  let inside = false;
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    if (/^[^\s#]/.test(line)) inside = line.length < LONGEST_LINE && BLOCK.test(line.trimEnd());
    const entry = inside && line.length < LONGEST_LINE && entryOf(ranged(line, index, index + line.length));
    if (entry) yield entry;
  }
}

function entryOf(line: Ranged<string>): FiledState | undefined {
  const [, name, state] = ENTRY.exec(line.value) ?? [];
  const [, id, title = ''] = NAME.exec(name ?? '') ?? [];
  if (!name || !state || !id) return undefined;
  const at = line.range.start + line.value.indexOf(name);
  const colon = line.value.indexOf(':');
  const stateAt = line.range.start + line.value.indexOf(state, colon);
  return {
    id: ranged(id, at, at + id.length),
    name,
    title: title.replace(/-+/g, ' '),
    state: ranged(state, stateAt, stateAt + state.length),
    status: STATES[state.toLowerCase()],
  };
}
