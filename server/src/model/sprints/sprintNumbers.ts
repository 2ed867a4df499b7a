import { type Ranged, ranged } from '../../range';
import { fieldsOf } from '../fields';
import { sectionsOf } from '../sections';
import type { Kind, SprintDoc } from '../sprint';
import { mandatedNumbers } from './sprintMandates';
import { declaredNumber, numberInName, numberOfFolder, sprintKey, sprintsNamedIn } from './sprintRef';

/** One place that says which sprint the document is of. */
export interface StatedNumber {
  /** In the middle of a sentence: "the title". */
  readonly where: string;
  /** As written; names of files and folders have no range. */
  readonly number: string;
  readonly range?: Ranged<string>['range'];
  /** The document's own number; otherwise that of a branch or a file that the plan asks for. */
  readonly own: boolean;
}

/** Kinds of documents that are of one sprint. */
const OF_ONE_SPRINT: ReadonlySet<Kind | undefined> = new Set(['plan', 'tracker', 'readiness', 'review', 'rca']);

/** The places that say a document's number, the weightiest first. */
export function statedNumbers(doc: SprintDoc): StatedNumber[] {
  if (!OF_ONE_SPRINT.has(doc.kind)) return [];
  const own = [...inFrontMatter(doc), ...inTitle(doc), ...inField(doc), ...inNames(doc)];
  return doc.kind === 'plan' && own.length ? [...own, ...mandatedNumbers(doc)] : own;
}

/** Whether two numbers may mean one sprint: "2030-08" and "008", "2.1" and the "2" that it is part of. */
export function isSameSprint(a: string, b: string): boolean {
  const [first, second] = [bare(a), bare(b)];
  return first === second || isPartOf(first, second) || isPartOf(second, first);
}

const bare = (number: string): string =>
  sprintKey(number)
    .replace(/^20\d\d[-.](?=\d)/, '')
    .replace(/^0+(?=\d)/, '')
    .replace(/\.0$/, '');

const isPartOf = (part: string, whole: string): boolean =>
  part.startsWith(whole) && /^[A-Z.-]/.test(part.slice(whole.length));

function inFrontMatter({ frontMatter, kind }: SprintDoc): StatedNumber[] {
  const key = kind === 'plan' ? /^(?:number|sprint|sprint_number)$/ : /^(?:sprint|sprint_number)$/;
  const number = declaredNumber(frontMatter, key);
  return number ? [stated('the front matter', number)] : [];
}

/** A title names its sprint at its start, or after a word such as “Review of”. */
const SUBJECT =
  /^[^\p{L}\p{N}]*$|\b(?:phase \d+|spr-\d+|plan|review|retrospective|retro|report|rca|analysis|readiness|tracker|tracking|progress|status|summary|relatório|plano|informe)\b[^\p{L}\p{N}]{0,6}(?:(?:for|of|de|del|do|zu|für)\s)?\(?$/iu;
/** "Sprint 3 follow-ups" may well be a plan of sprint 4. */
const OTHERS_REMAINS =
  /^\W{0,3}(?:follow|carr|left|remain|recap|retro|review|lesson|hand|outcome|result|debt|bugs|fixes)/i;

function inTitle({ title, kind }: SprintDoc): StatedNumber[] {
  const named = title ? sprintsNamedIn(title) : [];
  const [first, ...others] = named;
  if (!first || others.some(({ number }) => !isSameSprint(number.value, first.number.value))) return [];
  if (!SUBJECT.test(first.before) || (kind === 'plan' && OTHERS_REMAINS.test(first.after))) return [];
  return [stated('the title', named.at(-1)?.number ?? first.number)];
}

/** "**Sprint Number:** 2030-08" at the top of the document. */
function inField({ root, prose }: SprintDoc): StatedNumber[] {
  const top = sectionsOf(root).filter(({ blocks }) => blocks.length > 0);
  for (const section of top.slice(0, 2))
    for (const { name, value } of fieldsOf({ ...section, blocks: section.blocks.slice(0, 20) }, prose)) {
      const number =
        /^sprint (?:number|no|nr)$/i.test(name.value) && /^\d{1,4}(?:[.-]\d{1,3})?(?![\d.-])/.exec(value.value);
      if (number)
        return [stated(`“${name.value}”`, ranged(number[0], value.range.start, value.range.start + number[0].length))];
    }
  return [];
}

/** A review may lie in the folder of the next sprint, which it prepares. */
function inNames({ path, kind }: SprintDoc): StatedNumber[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // "SPR-071" may be the document's own id.
  const ofFile = /^spr-/i.test(name) ? undefined : (numberInName(name) ?? numberOfListedPlan(path, kind));
  if (ofFile) return [{ where: 'the file name', number: ofFile, own: true }];
  const ofFolder = kind === 'review' || kind === 'rca' ? undefined : numberOfFolder(path);
  return ofFolder && !/sprint|^spr-/i.test(name.replace(/sprint[-_ ]?plan/i, ''))
    ? [{ where: 'the folder', number: ofFolder, own: true }]
    : [];
}

/** "Sprint Plans/09-Reader.md" */
const numberOfListedPlan = (path: string, kind: Kind | undefined): string | undefined =>
  kind === 'plan' ? /(?:^|\/)sprint[-_ ]?plans?\/(\d{1,3})[-_ ][^/]*$/i.exec(path)?.[1] : undefined;

const stated = (where: string, { value, range }: Ranged<string>): StatedNumber => ({
  where,
  number: value,
  range,
  own: true,
});
