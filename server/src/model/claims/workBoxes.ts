import { checkboxesOf } from '../sections';
import type { Block, Heading, List, Part } from '../sprint';
import { NO_WORK } from './boxes';

/** How many checkboxes of a part are open and how many are ticked, by what they are good for. */
export interface BoxTally {
  /** Something to be done. */
  readonly work: Tally;
  /** When the work is good: acceptance criteria, a definition of done. */
  readonly criteria: Tally;
}

/** `firstOpen` and `firstTicked` are where such a box stands, from the part's start; -1 where there is none. */
export interface Tally {
  readonly open: number;
  readonly ticked: number;
  readonly firstOpen: number;
  readonly firstTicked: number;
}

/**
 * What the boxes of a part stand for, apart from what its heading says of them. Boxes of what comes later or may be left
 * out are neither work nor criteria: “Next steps”, “(optional)”, ~~struck out~~.
 */
export function boxTally({ root, prose }: Part): BoxTally {
  const found = { work: { ...NOTHING }, criteria: { ...NOTHING } };
  let role: Role = 'work';
  for (const block of (root.sections[0] ?? root).blocks) {
    if (block.type === 'list') addList(block.list, role);
    else role = labelOf(block, prose) ?? role;
  }
  return found;

  function addList(list: List, outer: Role): void {
    for (const { text, checkbox, lists } of list.items) {
      if (!checkbox && !lists.length) continue;
      const isLeft = MAY_STAY_OPEN.test(text.value);
      const own = checkbox ? outer : roleOf(text.value, outer);
      if (checkbox && outer !== 'none' && !isLeft) {
        const tally = found[outer];
        const [count, first] = checkbox.value ? (['ticked', 'firstTicked'] as const) : (['open', 'firstOpen'] as const);
        tally[count]++;
        if (tally[first] < 0) tally[first] = checkbox.range.start;
      }
      for (const inner of lists) addList(inner, isLeft ? 'none' : own);
    }
  }
}

const NOTHING: Tally = { open: 0, ticked: 0, firstOpen: -1, firstTicked: -1 };

/** How many checkboxes a part has. */
export const boxCount = ({ root }: Part): number => [...checkboxesOf(root)].length;

export type Role = 'work' | 'criteria' | 'none';

/** Below such a heading or label stands what comes later, what was before, or what nobody has to do. */
const NONE =
  /\bnext\b|\bpost[- ]|later|deferred|out of scope|backlog|follow-?ups?|manual|optional|stretch|nice[- ]to[- ]have|future|parking lot|action items|legend|how to|template|example|recommend|remaining|known (?:issues|limits|limitations)|open (?:questions|issues|points|items)|outstanding|risks?\b|blockers?|tomorrow|prerequisit|pr[ée]-?requisit|sign-?off|approv|lessons|retro|questions|todo for|before (?:you|starting|merge|release)|próxim|siguiente|futur|pendient|pendent|opcional|recomend|nächste|ausblick|senior developer review|roll-?back|contingenc|carry-?over|carried over|moved (?:out|to)|not (?:done|completed|finished)|spill-?over|nicht erledigt|verschoben|übertrag|下一步|后续|遗留|待办/i;
const CRITERIA = /verif|validat|validaç|validaci|success metrics|checklist|quality|prüf|验证/i;

export const mayStayOpen = (text: string): boolean => MAY_STAY_OPEN.test(text);

/** Such a box does not keep work from being done. */
const MAY_STAY_OPEN =
  /~~|^[*_]*(?:status|state|estado|zustand|状态)[*_]*\s*[:：]|\boptional\b|\bopcional\b|deferred|postponed|stretch|nice[- ]to[- ]have|out of scope|\bwon'?t\b|cancel|\bskip|\bn\/?a\b|not (?:applicable|needed|required|in scope)|no longer|\blater\b|\bfuture\b|moved to|follow-?up|\btbd\b|\bmanual|if (?:time|needed|necessary|possible|required|applicable|any)|when (?:needed|available|ready)|as needed|\bnext\b|\bpost-|[（(→][^)]{0,40}\b(?:phase|sprint|wave|milestone|release|v)\s?\d|\bafter (?:the )?(?:sprint|phase|release|launch|go-?live|merge|mvp)|adiad|aplazad|pospuest|postergad|más tarde|mais tarde|depois d|después d|später|verschoben|zurückgestellt|entfällt|nicht (?:nötig|mehr)|optionn?el|facultati|plus tard|reporté|可选|延后|延期|推迟|以后|取消/i;

/** What boxes below a label or heading stand for. */
export function roleOf(label: string, outer: Role): Role {
  if (outer === 'none' || NONE.test(label)) return 'none';
  return NO_WORK.test(label) || CRITERIA.test(label) ? 'criteria' : outer;
}

/** Whether a part is about work at all, to judge by its heading; “Phase 6: Quality Assurance” is, “Quality checklist” is not. */
export function isAboutWork(heading: Heading | undefined): boolean {
  const name = heading?.text.value ?? '';
  const role = roleOf(name, 'work');
  return role === 'work' || (role === 'criteria' && !NO_WORK.test(name) && NUMBERED_PHASE.test(name));
}

const NUMBERED_PHASE = /^[^\p{L}\d]*(?:phase|stage|fase|etapa|wave|milestone)\s*#?\d/iu;

/** A line right before a list says what the list is; any other text says nothing of it. */
export function labelOf({ type, range }: Block, prose: string): Role | undefined {
  if (type !== 'paragraph') return undefined;
  const line = prose.slice(Math.max(range.start, range.end - LONGEST_LABEL), range.end).trimEnd();
  const last = line.slice(line.lastIndexOf('\n') + 1);
  return /[:：][\s*_]*$|^[*_]{2}.*[*_]{2}$/.test(last) ? roleOf(last, 'work') : undefined;
}

const LONGEST_LABEL = 200;
