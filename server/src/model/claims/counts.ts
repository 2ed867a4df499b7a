import { withoutMarkup } from '../effort';
import { type Field, fieldsIn } from '../fields';
import { partOf } from '../partOf';
import { checkboxesOf, sectionsOf } from '../sections';
import type { Part, Section, SprintDoc } from '../sprint';
import { type Reading, rememberedReadings } from './boxes';
import {
  haveCountedParts,
  type Known,
  mostHeadingsCount,
  type Said,
  saidByHeading,
  saidOfMarks,
  UNIT,
} from './headingCounts';
import { DAY, isNamedBy, type NamedBelow, namedIn } from './namedSections';
import { type Ratio, ratiosOf } from './ratios';

/** "**Phase 2 Status**: Not Started (0/38 tasks)" and the section whose checkboxes it speaks of. */
export interface ProgressClaim {
  readonly field: Field;
  readonly ratio: Ratio;
  /** The section that it most likely means. */
  readonly scope: Section;
  /** Every way of counting, in every section that it might mean; the first is the plain way in `scope`. */
  readonly readings: readonly Reading[];
}

const LABEL =
  /\b(?:status|progress|completion|completed?|done|tasks?|items?|checklist|avance|progreso|progresso|estado)\b/i;

/** Every status line that says how many of a section's checkboxes are ticked. */
export function progressClaims(doc: SprintDoc): readonly ProgressClaim[] {
  const readingsOf = rememberedReadings(doc);
  let mostCount: boolean | undefined;
  const known: Known = { readingsOf, headingsCount: () => (mostCount ??= mostHeadingsCount(doc.root, readingsOf)) };
  const namedBelow = namedIn(doc, readingsOf);
  return walk(doc.root, []);

  function walk(section: Section, ancestors: readonly Section[]): readonly ProgressClaim[] {
    const sections = [section, ...ancestors];
    const said = partOf(doc, section)?.readPlain(mayHoldRatio)
      ? [...saidByHeading(section, known), ...fieldsIn(doc, section).flatMap(saidOfBoxes)]
      : [];
    const own = said.length ? claimsOf(said, sections, { doc, readingsOf, namedBelow }) : [];
    return [...own, ...saidOfMarks(section), ...section.sections.flatMap(child => walk(child, sections))];
  }
}

const mayHoldRatio = ({ prose }: Part): boolean => /\d ?\/ ?\d| of \d/.test(prose);

const saidOfBoxes = (field: Field): Said[] =>
  ratiosOf(field.value)
    .filter(({ unit }) => UNIT.test(unit) && (LABEL.test(field.name.value) || unit))
    .map(ratio => ({ field, ratio }));

/** "- [x] Reader: 2/2 tasks" counts what the box stands for, and so the boxes are not what is counted around it. */
export const haveCounts = (doc: SprintDoc, section: Section): boolean =>
  sectionsOf(section).some(each => partOf(doc, each)?.readPlain(hasCounts));

const hasCounts = ({ root }: Part): boolean =>
  [...checkboxesOf(root)].some(({ text }) => COUNT_OF_ITS_OWN.test(text.value) || SEVERAL_IDS.test(text.value));

/** "- [ ] T010, T011 [P]" and "- [ ] Task 2.1-2.3: Tables" are several tasks in one box. */
const SEVERAL_IDS =
  /^[*_]{0,2}(?:tasks?\s+)?(?:[A-Z]{1,4}-?)?\d{1,3}(?!\d)[A-Z]?(?:\.\d{1,3})*(?:\s?\[\w{1,8}\])*\s?(?:,|&|\+|[-–—]|\.\.|to\b|and\b)\s?(?:tasks?\s+)?(?:[A-Z]{1,4}-?)?\d/i;

const COUNT_OF_ITS_OWN = /(?:[:(–—-]\s*)[*_]{0,2}\d{1,4}\/\d{1,4}(?:\s+\p{L}+){0,3}[*_)]*\s*(?:[([–—-]|$)/u;

interface Around {
  readonly doc: SprintDoc;
  readonly readingsOf: Known['readingsOf'];
  readonly namedBelow: NamedBelow;
}

/** What one section says; `sections` run from there outwards. */
function claimsOf(
  said: readonly Said[],
  sections: readonly Section[],
  { doc, readingsOf, namedBelow }: Around,
): ProgressClaim[] {
  const scopes = sections.filter(section => (section.heading?.level ?? 0) > 1 && readingsOf(section).length);
  const own = sections
    .slice(0, 1)
    .find(section => partOf(doc, section)?.readPlain(hasBoxes) && !DAY.test(section.heading?.text.value ?? ''));
  const counted = sections.slice(0, 1).find(haveCountedParts);
  // A field can hold many ratios.
  const meant = new Map<Field, Section | undefined>();
  const counting = new Map<Section, boolean>();
  return said.flatMap(({ field, ratio }) => {
    if (!meant.has(field))
      meant.set(field, scopes.find(section => isNamedBy(field, section)) ?? namedBelow(field, sections) ?? own);
    const scope = meant.get(field) ?? (OF_TASKS.test(ratio.unit) ? counted : undefined);
    if (scope && !counting.has(scope)) counting.set(scope, haveCounts(doc, scope));
    if (!scope || counting.get(scope)) return [];
    const others = scopes.filter(section => section !== scope);
    return [{ field, ratio, scope, readings: [scope, ...others].flatMap(readingsOf) }];
  });
}

const OF_TASKS = /^(?:sub-?)?(?:tasks?|items?|checkbox(?:es)?|boxes)$/;

const hasBoxes = ({ root }: Part): boolean => !checkboxesOf(root).next().done;

/** "**Total Tasks**: 133", "**Completed**: 2" … that stand together and speak of the whole document. */
export interface Counters {
  readonly total: Field;
  readonly done: Field | undefined;
  /** What is neither done nor open: in progress, blocked, deferred … */
  readonly others: readonly Field[];
  readonly open: Field | undefined;
  /** "**Completion**: 1.5%" */
  readonly completion: Field | undefined;
}

const NAMES = {
  total:
    /^total(?: (?:tasks|items|checkboxes|boxes))?$|^tasks total$|^总任务数$|^total de (?:tareas|tarefas)$|^aufgaben gesamt$/i,
  done: /^(?:completed?|done|finished)(?: (?:tasks|items))?$|^(?:tasks|items) (?:completed?|done)$|^已完成$|^(?:completad|conclu[ií]d)[ao]s$|^erledigt$/i,
  others:
    /^(?:in[- ]progress|wip|started|claimed|blocked|deferred|cancell?ed|dropped|skipped|on hold|in review|review|testing)(?: (?:tasks|items))?$|^进行中$|^en (?:progreso|curso)$|^em (?:andamento|progresso)$|^in arbeit$/i,
  open: /^(?:not started|pending|remaining|open|to ?do)(?: (?:tasks|items))?$|^tasks (?:incomplete|remaining|pending)$|^待开始$|^pend[ie]+ntes$|^offen$/i,
  completion:
    /^(?:completion|progress|overall progress|overall completion|percent complete|进度|完成率|avance|progreso|progresso|fortschritt)$/i,
} as const;

const mayHoldTotal = ({ text }: Part): boolean => /total|总任务数|gesamt/i.test(text);

/** The counters of each section that states a total. */
export function countersOf(doc: SprintDoc): Counters[] {
  return sectionsOf(doc.root).flatMap(section => {
    if (!partOf(doc, section)?.readPlain(mayHoldTotal)) return [];
    const cells = cellFields(section);
    const fields = [...fieldsIn(doc, section), ...cells];
    const find = (name: keyof typeof NAMES) => fields.find(field => NAMES[name].test(field.name.value.trim()));
    const total = find('total');
    if (total && countsOthers(total, section)) return [];
    const [done, completion] = [find('done'), find('completion')];
    const open = cells.some(isUnknownState) ? undefined : find('open');
    const others = fields.filter(({ name }) => NAMES.others.test(name.value.trim()));
    return total && (done || open) && isWhole(total) ? [{ total, done, others, open, completion }] : [];
  });
}

/** A bare "Total" below “GitHub Issues” or “Test Summary” counts those, and they are not the boxes. */
const countsOthers = ({ name }: Field, { heading }: Section): boolean =>
  /^\W*total\W*$/i.test(name.value) &&
  OTHER_THINGS.test(heading?.text.value ?? '') &&
  !/\b(?:tasks?|items?|checkbox)/i.test(heading?.text.value ?? '');

const OTHER_THINGS =
  /\b(?:issues?|bugs?|defects?|tickets?|tests?|testing|prs?|pull requests?|commits?|points?|hours?|effort|files?|findings?|risks?|vulnerabilit\w+|endpoints?|features?|requirements?|stor(?:y|ies)|epics?|incidencias|pruebas|puntos|pontos|punkte|stunden|fehler)\b/i;

/** A row such as "| Parked | 3 |" has its share of the total, so that it stays open what the others leave. */
const isUnknownState = (field: Field): boolean =>
  isWhole(field) && !Object.values(NAMES).some(pattern => pattern.test(field.name.value.trim()));

/** "| Total tasks | 83 |": the rows of a table with two columns are fields, too. */
const cellFields = ({ blocks }: Section): Field[] =>
  blocks.flatMap(block =>
    block.type === 'table' && block.table.header.cells.length === 2
      ? block.table.rows.flatMap(({ cells: [name, value] }) =>
          name && value ? [{ name: withoutMarkup(name), value: withoutMarkup(value) }] : [],
        )
      : [],
  );

export const isWhole = (field: Field | undefined): field is Field => /^\d{1,6}$/.test(field?.value.value ?? '');
