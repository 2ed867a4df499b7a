import type { Ranged } from '../../range';
import { readCiFailures } from '../claims/ciFailures';
import { glyphPattern } from '../damage/glyphs';
import { type Field, fieldsOf } from '../fields';
import { sectionsOf, tablesOf } from '../sections';
import type { Section, SprintDoc, Table } from '../sprint';

export type Outcome = 'success' | 'partial' | 'failure';

/** "| Velocity | 30 | 28 |" or "**Velocity**: 28". */
export interface Metric {
  readonly name: Ranged<string>;
  readonly target?: Ranged<string>;
  readonly actual: Ranged<string>;
}

/** What a review or completion report adds: its outcome, metrics, follow-ups and what it says of failed builds. */
export interface Review {
  readonly outcome: Ranged<Outcome> | undefined;
  /** Whether it tells no outcome and has places to fill in, as one that was just made. */
  readonly isUnwritten: boolean;
  readonly metrics: readonly Metric[];
  readonly followUps: readonly Ranged<string>[];
  readonly ciFailures: readonly Ranged<string>[];
}

export function readReview(doc: SprintDoc): Review {
  const { root, prose } = doc;
  const sections = sectionsOf(root);
  const outcome = readOutcome(sections, prose);
  return {
    outcome,
    isUnwritten: !outcome && prose.includes('[TODO: '),
    metrics: [...[...tablesOf(root)].flatMap(metricsOf), ...sections.flatMap(each => metricFields(each, prose))],
    followUps: sections.flatMap(each => (FOLLOW_UPS.test(each.heading?.text.value ?? '') ? itemTexts(each) : [])),
    ciFailures: readCiFailures(doc),
  };
}

const FOLLOW_UPS =
  /\b(?:action items|follow-?ups?|next steps|recommendations|pr[óo]xim[oa]s pas+os|nächste schritte)\b|下一步/i;
const OUTCOME = /^(?:(?:overall|sprint|final) )*(?:status|outcome|result|verdict|estado|resultado|ergebnis)$/i;
const LEAD = new RegExp(`^(?:${glyphPattern('✅✔🎉🟢🟡🔴❌⚠')}|[\\s*_[])+`, 'u');
const OUTCOMES: readonly (readonly [Outcome, RegExp])[] = [
  ['partial', /^(?:partial|mostly|parcial|teilweise)/i],
  ['failure', /^(?:fail|not (?:achieved|met|complete)|missed|fracaso|falh|gescheitert)/i],
  ['success', /^(?:success|complete|done|passed|achieved|met\b|conclu[ií]d|completad|erfolgreich|已完成)/i],
];

function readOutcome(sections: readonly Section[], prose: string): Ranged<Outcome> | undefined {
  for (const { name, value } of sections.slice(0, 3).flatMap(each => fieldsOf(each, prose))) {
    const words = OUTCOME.test(name.value.trim()) ? value.value.replace(LEAD, '') : '';
    const outcome = OUTCOMES.find(([, pattern]) => pattern.test(words))?.[0];
    if (outcome) return { value: outcome, range: value.range };
  }
  return undefined;
}

const METRIC =
  /^(?:velocity|(?:story )?points (?:completed|done|delivered|committed)|stories (?:completed|done|delivered)|completion(?: rate)?)$/i;

const metricFields = (section: Section, prose: string): Metric[] =>
  fieldsOf(section, prose)
    .filter(({ name }) => METRIC.test(name.value.trim()))
    .map(({ name, value }: Field) => ({ name, actual: value }));

function metricsOf({ header, rows }: Table): Metric[] {
  const column = (pattern: RegExp) => header.cells.findIndex(({ value }) => pattern.test(value));
  const [name, target] = [
    column(/metric|kpi|m[ée]trica|indicador|kennzahl|指标/i),
    column(/target|goal|plan|meta|ziel|目标/i),
  ];
  const actual = column(/actual|achieved|result|value|real|ist\b|实际/i);
  if (name < 0 || actual < 0) return [];
  return rows.flatMap(({ cells }) => {
    const [named, planned, found] = [cells[name], cells[target], cells[actual]];
    return named?.value && found?.value ? [{ name: named, ...(planned && { target: planned }), actual: found }] : [];
  });
}

const itemTexts = ({ blocks }: Section): Ranged<string>[] =>
  blocks.flatMap(block => (block.type === 'list' ? block.list.items.map(({ text }) => text) : []));
