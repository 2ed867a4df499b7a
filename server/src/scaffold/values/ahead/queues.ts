import { idKey, isId } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import type { Facts, SprintDoc } from '../../../model/sprint';
import { oncePerFolder } from '../../oncePerFolder';
import { gistOf } from '../../place/gist';
import { documentsOf, likesOf } from '../../place/likes';
import { advanced } from '../../place/numbering';
import { isOwnWork } from '../../place/sorts';
import type { About } from '../../scaffold';
import { free, storyIdIn } from './storyIds';

/** The queues of the workspace folder, the likely one first: the one that is asked from, the sprint's, the newest. */
export function queuesFor({ from, sprint, sources }: About): readonly Facts[] {
  const all = queuesIn(sources);
  const own = sprint?.queues.filter(doc => all.includes(doc)) ?? [];
  return [...new Set([...all.filter(doc => doc === from), ...own, ...all])].slice(0, MOST);
}

const MOST = 100;

const queuesIn = oncePerFolder((sources): readonly Facts[] =>
  documentsOf(sources)
    .filter(doc => isOwnWork(doc) && gistOf(doc).kind === 'queue')
    .sort((a, b) => compare(gistOf(b).number, gistOf(a).number) || compare(a.path, b.path)),
);

const { compare } = new Intl.Collator('en', { numeric: true });

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
  const ids = likesOf(about).flatMap(({ doc }) => doc?.tasks.find(({ source }) => source === 'heading')?.id ?? []);
  const newest = nameOf(ids[0]?.value ?? '');
  return isId(newest) ? free(advanced(newest, 1), about.sources.project) : undefined;
}

/** “4-1”, where that is an id and no other task has it. */
const firstId = ({ number }: About): string | undefined => (isId(`${number}-1`) ? `${number}-1` : undefined);
