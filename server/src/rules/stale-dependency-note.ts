import { isDone, type Target, targetOf, unfinished } from '../model/ids/dependencyTargets';
import { nameOf, stateName } from '../model/ids/taskNames';
import type { Dependency, Fix, StatedStatus, Status } from '../model/sprint';
import type { Rule } from './rule';

/** What is noted beside a dependency, “5-1 ✅”, follows the task's own status. */
export const staleDependencyNote: Rule = {
  id: 'stale-dependency-note',
  severity: 'information',
  summary: 'A state that is noted beside a dependency is not that of the task itself.',
  *checkInProject(doc, project) {
    for (const { dependsOn } of doc.tasks)
      for (const dependency of dependsOn) {
        const target = dependency.state && targetOf(dependency, doc, project);
        const own = target && contradiction(dependency, target);
        if (!dependency.state || !own) continue;
        const name = nameOf(dependency.value);
        const line = target.doc.lines.positionAt(own.range.start).line + 1;
        const where = target.doc === doc ? `line ${line}` : `${target.doc.path}, line ${line}`;
        const fix = corrected(dependency.state, own);
        yield {
          range: dependency.state.range,
          message: `${name} is noted as ${stateName(dependency.state.value)} here, but it is ${stateName(own.value)} itself (${where}). Bring the note up to date.`,
          related: [{ uri: target.doc.uri, range: own.range, message: `${name} is ${stateName(own.value)} here` }],
          ...(fix && { fix }),
        };
      }
  },
};

const NOT_YET: ReadonlySet<Status> = new Set(['open', 'claimed', 'in-progress', 'in-review', 'blocked']);

/** Only done and not done contradict each other: a note need not tell open from in progress. */
function contradiction({ state }: Dependency, target: Target): StatedStatus | undefined {
  if (state?.value === 'done') return unfinished(target);
  if (!state || !NOT_YET.has(state.value) || !isDone(target)) return undefined;
  return target.tasks.find(({ status }) => status)?.status;
}

const GLYPHS: Partial<Record<Status, string>> = {
  ...{ done: '✅', open: '⏳', claimed: '🔄', 'in-progress': '🔄', blocked: '🚫' },
};
const INTACT = /^[✅✔☑⏳🔄🚧🚫⛔🔲⬜]\uFE0F?$/u;

/** The same in the notation of the note. */
function corrected({ written = '', range }: StatedStatus, own: StatedStatus): Fix | undefined {
  const text = INTACT.test(written)
    ? GLYPHS[own.value]
    : written.startsWith('[')
      ? tokenOf(own)
      : written.startsWith('(') && `(${inCaseOf(written, stateName(own.value))})`;
  return text ? { title: `Change ${written} to ${text}`, edits: [{ range, text }] } : undefined;
}

/** "[IN PROGRESS: Dev 2]" -> [IN PROGRESS] */
const tokenOf = ({ written = '', value }: StatedStatus): string | undefined =>
  /^\[[^\]:]{1,30}/.test(written) ? written.replace(/\s*:[^\]]*/, '') : value === 'done' ? '[DONE]' : undefined;

const inCaseOf = (written: string, word: string): string =>
  written === written.toUpperCase()
    ? word.toUpperCase()
    : /^\(\p{Lu}/u.test(written)
      ? word[0]?.toUpperCase() + word.slice(1)
      : word;
