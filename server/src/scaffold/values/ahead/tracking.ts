import type { RootContent } from 'mdast';
import { heading, paragraph, plain, strong } from '../../markdown/build';
import type { About } from '../../scaffold';
import { blocks } from '../../value';
import { phrasesOf } from '../phrases';
import type { Variables } from '../variable';
import { type Box, boxList, boxOf, openBox } from './boxes';
import { workOf } from './planned';

/** What a tracker keeps. */
export const TRACKING: Variables = {
  phases: {
    summary:
      'The phases of a tracker: the tasks of the plan or the roadmap as checkboxes, with a line that counts them.',
    isBlock: true,
    value: about => blocks(...phasesOf(about)),
  },
  success_boxes: {
    summary: 'What must be true of the sprint as a whole, as checkboxes.',
    isBlock: true,
    value: about => blocks(boxList(successOf(about))),
  },
};

function phasesOf(about: About): RootContent[] {
  const work = workOf(about);
  const boxes = work?.tasks.map(boxOf).filter(({ text }) => text.length) ?? [];
  if (!boxes.length) return phase(OPEN_PHASE, [openBox('First task'), openBox('Second task')]);
  return phase([plain('Planned Tasks')], boxes);
}

const OPEN_PHASE = [plain('Tasks')];

function phase(name: readonly (typeof OPEN_PHASE)[number][], boxes: readonly Box[]): RootContent[] {
  const done = boxes.filter(box => box.done).length;
  const isBegun = boxes.some(hasTicked);
  const state = done === boxes.length ? 'Complete' : isBegun ? 'In progress' : 'Not started';
  const count = `${done}/${boxes.length} ${boxes.length === 1 ? 'task' : 'tasks'}`;
  return [
    heading(2, 'Phase 1: ', ...name),
    boxList(boxes),
    paragraph(strong('Phase 1 Status'), `: ${state} (${count})`),
  ];
}

const hasTicked = ({ done, inside }: Box): boolean => done || inside.some(hasTicked);

function successOf(about: About): readonly Box[] {
  const criteria = workOf(about)?.criteria ?? [];
  const boxes = criteria.map(text => ({ done: false, text: phrasesOf(text.replace(MARK, '')), inside: [] }));
  const told = boxes.filter(({ text }) => text.length);
  return told.length ? told : [openBox('What must be true when the sprint is done')];
}

/** "✅ Green CI", "[ ] Green CI" */
const MARK = /^(?:\s|[✅✔☑🔲⬜☐]\uFE0F?|\[[ xX]\])+/u;
