import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { proseLines } from '../markdown/prose';
import type { Heading, Part, Section, SprintDoc } from '../sprint';

/** A minimum of test coverage in percent that holds for the whole sprint. */
export interface CoverageMinimum {
  readonly percent: Ranged<number>;
  /** Whether it is the front matter's or a criterion's. */
  readonly source: 'front matter' | 'criterion';
  /** It holds for changed code alone, of which a team may well ask more. */
  readonly changedOnly?: boolean;
  /** "> 79%", which whole percentages meet from 80% on. */
  readonly above?: boolean;
}

/** Whether two minimums ask for the same: "> 79%" and "≥ 80%" do. */
export const areEqual = (a: CoverageMinimum, b: CoverageMinimum): boolean =>
  a.percent.value === b.percent.value ||
  Boolean(a.above && a.percent.value + 1 === b.percent.value) ||
  Boolean(b.above && b.percent.value + 1 === a.percent.value);

const AT_LEAST = `(?:${glyphPattern('≥')}|>=|=>|>|at least|minimum(?: of)?|min\\.?)`;
const NUMBER = '(\\d{1,3}(?:\\.\\d{1,2})?)';
/** Coverage by unit tests alone, or of lines, is another than that of all. */
const KIND = '(?:(?:overall|total|test|code) ){0,2}';
const MARK = `(?:[-*+>\\s]|\\[[ xX]\\]|\\d+[.)]|${glyphPattern('✅✔☑❌⏳🔲⬜📊')})*`;
/** A whole criterion: a scope such as a language, a component or a date makes it a different minimum. */
const CRITERION = new RegExp(
  `^\\|?${MARK}[*_]{0,2}${KIND}coverage[*_:]{0,3} {0,2}(?:(?:must|should|shall|has to|to|will)(?: be| stay| remain)? |is |of )?${AT_LEAST} ?${NUMBER} ?%[*_]{0,2}( (?:on|for|of) (?:all )?(?:changed|new|modified|touched) (?:files|lines|code))?[*_]{0,2}[\\s.;,)|]*$`,
  'iu',
);
const ABOVE = /(?<![=-])> ?$/;
const FAIL_UNDER = /--cov-fail-under[= ](\d{1,3})(?![\d.%])/g;

/** The minimums that a document states for the sprint as a whole, the front matter's first. */
export function coverageMinimums(doc: SprintDoc): CoverageMinimum[] {
  const declared = frontMatterMinimum(doc);
  const criteria = doc.parts
    .flatMap(part => part.read(criteriaIn))
    .filter(({ percent }) => !isPartial(doc, percent.range.start));
  const commands = declared.length
    ? [...doc.text.matchAll(FAIL_UNDER)].map(({ 0: whole, 1: written = '', index }) =>
        criterion(written, index + whole.length - written.length),
      )
    : [];
  return [...declared, ...[...criteria, ...commands].sort((a, b) => a.percent.range.start - b.percent.range.start)];
}

function criteriaIn(part: Part): readonly CoverageMinimum[] {
  if (!/coverage/i.test(part.prose)) return [];
  return [...proseLines(part)].flatMap(line => {
    const match = CRITERION.exec(line.value);
    if (!match?.[1]) return [];
    const minimum = criterion(match[1], line.range.start + match[0].lastIndexOf(`${match[1]}`));
    const above = ABOVE.test(match[0].slice(0, match[0].lastIndexOf(match[1])));
    return [{ ...minimum, ...(match[2] && { changedOnly: true }), ...(above && { above }) }];
  });
}

/** Below “Backend”, “Stretch goals” or “Phase 2” a minimum is that part's own. */
function isPartial({ root, title, kind }: SprintDoc, offset: number): boolean {
  const around = headingsAround(root, offset).filter(({ text }) => text.range.start !== title?.range.start);
  return around.some(({ text: { value } }) => !WHOLE.test(value) || (kind === 'roadmap' ? STEP : PART).test(value));
}

const WHOLE =
  /accept|criteri|crit.{1,3}r|metric|m.{1,3}tric|definition|done|quality|quali[dt]|gate|guard|success|erfolg|[eé]xito|sucesso|test|coverage|cobertura|abdeckung|goal|objetiv|ziel|checklist|requirement|target|mandate|exit|review|plan|sprint|task|risk|commit|verif|valid|验收|目标|质量|覆盖/iu;
const PART =
  /stretch|(?:phase|week|milestone|stage|task|story|epic|tier|wave|day|release|step|part)s?\W{0,3}\d|\bq[1-4]\b/i;
const STEP = new RegExp(`${PART.source}|sprint`, 'i');

function headingsAround(section: Section, offset: number): Heading[] {
  const inner = section.sections.find(({ range }) => range.start <= offset && offset < range.end);
  return [...(section.heading ? [section.heading] : []), ...(inner ? headingsAround(inner, offset) : [])];
}

const criterion = (written: string, start: number): CoverageMinimum => ({
  percent: ranged(Number(written), start, start + written.length),
  source: 'criterion',
});

/** The one that a plan's front matter states, if it states one. */
export function frontMatterMinimum({ frontMatter }: Pick<SprintDoc, 'frontMatter'>): CoverageMinimum[] {
  const entry = frontMatter?.entries.find(({ key }) => key.value === 'coverage_min');
  const value = Number(String(entry?.value.value ?? '').replace(/\s*%$/, ''));
  return entry?.source && value >= 1 && value <= 100
    ? [{ percent: { value, range: entry.value.range }, source: 'front matter' }]
    : [];
}
