import { idKey, isId } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import type { Facts, SprintDoc } from '../../../model/sprint';
import { compareNaturally } from '../../../naturalOrder';
import { oncePerFolder } from '../../oncePerFolder';
import { gistOf } from '../../place/gist';
import { documentsOf, likesOf } from '../../place/likes';
import { advanced, idIn } from '../../place/numbering';
import type { About } from '../../scaffold';
import { free, isOwnId, storyIdIn } from './storyIds';

/** The queues of the workspace folder, the likely one first: the one that is asked from, the sprint's, the newest. */
export function queuesFor({ from, sprint, sources }: About): readonly Facts[] {
  const all = queuesIn(sources);
  const own = sprint?.queues.filter(doc => all.includes(doc)) ?? [];
  return [...new Set([...all.filter(doc => doc === from), ...own, ...all])].slice(0, MOST);
}

const MOST = 100;

const queuesIn = oncePerFolder((sources): readonly Facts[] =>
  documentsOf(sources)
    .filter(doc => gistOf(doc).isOwn && gistOf(doc).kind === 'queue')
    .sort((a, b) => compareNaturally(gistOf(b).number, gistOf(a).number) || compareNaturally(a.path, b.path)),
);

/** The queue that a new story belongs to: the one that a person has chosen, else the likely one. */
export function queueOf(about: About): Facts | undefined {
  const queues = queuesFor(about);
  const chosen = about.answers.queue;
  return queues.find(({ path }) => path === chosen) ?? (chosen ? undefined : queues[0]);
}

/** The same with its text; undefined while it is still being read. */
export const queueText = (about: About): SprintDoc | undefined => {
  const queue = queueOf(about);
  return queue && about.sources.world.read(queue.uri);
};

/** The id that a person has asked for, else the next free one of its queue; undefined where nothing tells how ids look. */
export function storyId(about: About): string | undefined {
  const asked = nameOf(about.answers.id ?? '');
  return isId(asked) ? asked : nextStoryId(about);
}

/** The next free id of the queue, else after the newest story. */
function nextStoryId(about: About): string | undefined {
  const doc = queueText(about);
  const { project } = about.sources;
  const found = (doc && storyIdIn(doc, project)) ?? idAfterStories(about) ?? firstId(about);
  return found !== undefined && project.tasksById.has(idKey(found)) ? undefined : found;
}

function idAfterStories(about: About): string | undefined {
  if (about.document !== 'story') return undefined;
  const ids = likesOf(about).flatMap(({ doc }) => doc?.tasks.find(isOwnId)?.id ?? []);
  const newest = nameOf(ids[0]?.value ?? '');
  if (!ids.length) return countedOn(about);
  return isId(newest) ? free(advanced(newest, 1), about.sources.project) : undefined;
}

/** “17” after "story-16-oil", “FN-24” after "FN-23-oil", as the new story's file will be called. */
function countedOn(about: About): string | undefined {
  const own = idIn(likesOf(about)[0]?.path ?? '');
  const family = own?.before.replace(/^(?:story|task|us)[-_ ]?/i, '');
  if (!own || queueOf(about) || family === undefined) return undefined;
  const next = `${family}${advanced(own.number, 1)}`;
  return family ? (isId(next) ? free(next, about.sources.project) : undefined) : next;
}

/** “4-1”, where that is an id and no other task has it. */
const firstId = ({ number }: About): string | undefined => (isId(`${number}-1`) ? `${number}-1` : undefined);
