import { numbered, open } from '../../markdown/build';
import type { About } from '../../scaffold';
import { blocks, phrase, text, todo, type Value } from '../../value';
import { phrasesOf } from '../phrases';
import { linkToPath } from '../places';
import type { Variables } from '../variable';
import { boxList, boxOf, openBox } from './boxes';
import { needsOf, waits } from './needs';
import { type Planned, workOf } from './planned';
import { queueOf, storyId } from './queues';

/** What a story tells. */
export const STORYTELLING: Variables = {
  next_id: {
    summary: 'The id of the new story: as it was asked for, else the next free one of its queue.',
    value: about => known(storyId(about), 'Id of the story'),
  },
  depends_on: {
    summary: 'The ids that the new story depends on, as they were chosen, or “None”.',
    value: about => text(needsOf(about).join(', ') || 'None'),
  },
  story_status: {
    summary: '“Blocked” while something that the new story depends on is not done, else “Open”.',
    value: about => text(waits(about) ? 'Blocked' : 'Open'),
  },
  queue_link: {
    summary: 'A link to the story’s queue.',
    value: about => {
      const queue = queueOf(about);
      return queue ? phrase(linkToPath(about, queue.path)) : todo('Link to the queue');
    },
  },
  acceptance_criteria: {
    summary: 'What the sprint’s plan asks for where it has a task of the story’s title, numbered.',
    isBlock: true,
    value: about => {
      const criteria = plannedAs(about)?.criteria ?? [];
      return blocks(
        numbered(...(criteria.length ? criteria.map(each => phrasesOf(each)) : [[open('What can be checked')]])),
      );
    },
  },
  story_tasks: {
    summary: 'The steps of the task of the story’s title, as checkboxes.',
    isBlock: true,
    value: about => {
      const steps = plannedAs(about)?.steps.map(boxOf) ?? [];
      return blocks(boxList(steps.length ? steps : [openBox('First step')]));
    },
  },
};

const known = (value: string | undefined, hint: string): Value => (value ? text(value) : todo(hint));

function plannedAs(about: About): Planned | undefined {
  const title = about.title?.trim().toLowerCase();
  return title ? workOf(about)?.tasks.find(each => each.title.toLowerCase() === title) : undefined;
}
