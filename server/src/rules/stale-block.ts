import { isDone, type Target, targetOf } from '../model/ids/dependencyTargets';
import { idKey } from '../model/ids/ids';
import { nameOf } from '../model/ids/taskNames';
import type { Facts, Fix, Task } from '../model/sprint';
import type { Project } from '../project';
import type { Rule } from './rule';

/** What was blocked by its dependencies alone is free once they are done. */
export const staleBlock: Rule = {
  id: 'stale-block',
  severity: 'information',
  summary: 'A task is blocked although everything that it depends on is done.',
  *checkInProject(doc, project) {
    let words: OpenWords | undefined;
    for (const task of doc.tasks) {
      const { id, status, dependsOn } = task;
      if (!id || status?.value !== 'blocked' || !dependsOn.length || isHeldUp(task, doc)) continue;
      const targets = targetsOf(task, doc, project);
      if (!targets) continue;
      const names = dependsOn.map(({ value }) => nameOf(value));
      words ??= wordsForOpen(doc);
      const fix = unblock(task, doc, words);
      yield {
        range: status.range,
        message: `${nameOf(id.value)} is blocked, but ${names.length > 1 ? 'all' : 'what'} it depends on is done (${names.join(', ')}). Unblock it, or say what else it waits for.`,
        related: targets.slice(0, 10).flatMap(({ doc: { uri }, tasks }) => {
          const done = tasks.find(each => each.status);
          return done?.status
            ? [{ uri, range: done.status.range, message: `${nameOf(done.id?.value ?? '')} is done` }]
            : [];
        }),
        ...(fix && { fix }),
      };
    }
  },
};

/** By something else than tasks, in any place that tells of it. */
const isHeldUp = ({ id, otherNeeds }: Task, { ids }: Facts): boolean =>
  otherNeeds !== undefined || keyed(ids, id?.value).some(({ blocker }) => blocker !== undefined);

const keyed = (ids: Facts['ids'], id: string | undefined): readonly Task[] => ids.get(idKey(id ?? ''))?.tasks ?? [];

/** Where all dependencies lead, if all are done. */
function targetsOf({ dependsOn }: Task, doc: Facts, project: Project): Target[] | undefined {
  const targets = dependsOn.flatMap(each => (each.loose ? [] : (targetOf(each, doc, project) ?? [])));
  return targets.length === dependsOn.length && targets.every(isDone) ? targets : undefined;
}

type OpenWords = ReadonlyMap<Task['source'], ReadonlySet<string>>;

/** How rows, headings … of the document say that they are open. */
function wordsForOpen({ tasks }: Facts): OpenWords {
  const words = new Map<Task['source'], Set<string>>();
  for (const { source, status } of tasks) {
    if (status?.value !== 'open' || !status.written) continue;
    words.set(source, (words.get(source) ?? new Set<string>()).add(status.written));
  }
  return words;
}

/** In the document's own word for open, where it has one. */
function unblock({ status, source }: Task, { queue }: Facts, words: OpenWords): Fix | undefined {
  if (!status?.written) return undefined;
  const known = words.get(source) ?? new Set<string>();
  const isToken = status.written.startsWith('[');
  const word =
    isToken && (known.has('[ ]') || queue?.openIsReady) ? '[ ]' : known.size === 1 ? [...known][0] : undefined;
  if (!word || word.startsWith('[') !== isToken) return undefined;
  return { title: `Change ${status.written} to ${word}`, edits: [{ range: status.range, text: word }] };
}
