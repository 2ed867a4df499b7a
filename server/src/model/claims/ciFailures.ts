import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { proseLines } from '../markdown/prose';
import type { Part, SprintDoc } from '../sprint';

const BROKEN = '(?:failed|failing|broken|broke|red|fehlgeschlagen|falhou|fall[óo])(?![\\p{L}])';
const CI = '(?:CI(?:/CD)?|(?:GitHub|GitLab) (?:Actions|CI))';
const MAIN = '(?:on|in) (?:`?(?:main|master|trunk|develop)`?|CI)';
const BAD = glyphPattern('❌🔴');

/** "CI run for the merged branch failed", "CI status: ❌", "❌ CI", "The build failed on main". */
const FAILED = new RegExp(
  [
    `\\b${CI}\\b[^.;:|!?→]{0,40}?\\b(?<!\\bnot )${BROKEN}`,
    `\\b${CI}(?: (?:status|build|pipeline|run|checks?))?[*_\\s]*[:|=–—-][*_\\s]*(?:${BAD}|(?:red|failed|failing|failure|broken)\\b)`,
    `${BAD}[*_\\s]*${CI}\\b(?= *(?:$|[-:–—|(.,]|${BROKEN}))`,
    `\\b(?:build|pipeline)s? (?:has |had |is |was |are |were )?${BROKEN} ${MAIN}\\b`,
  ].join('|'),
  'iu',
);
/** What may come, is meant to happen, came before, or did not happen. */
const NO_CLAIM =
  /\b(?:if|when|whenever|unless|in case|should|shall|must|will|would|could|can|may|might|until|before|previous(?:ly)?|last sprint|earlier|no|not|never|none|without|zero|0|unknown|wenn|falls|nicht|kein\p{L}*|si|se|caso|quando|cuando|sem|sin|não|nunca)\b|\[ \]|\?|→|->|\{\{/iu;

/**
 * Where a review or tracker says that continuous integration failed. A sentence that allows another reading (“if CI
 * fails”, “no failing CI steps”) says nothing.
 */
export const readCiFailures = ({ parts }: Pick<SprintDoc, 'parts'>): Ranged<string>[] =>
  parts.flatMap(part => part.read(failuresOfPart));

const failuresOfPart = (part: Part): readonly Ranged<string>[] =>
  MAY_FAIL.test(part.prose) ? [...proseLines(part)].flatMap(line => [...failuresIn(line)]) : [];

function* failuresIn({ value, range }: Ranged<string>): Generator<Ranged<string>> {
  if (value.length > LONGEST || !MAY_FAIL.test(value)) return;
  for (const { index, 0: sentence } of value.matchAll(/(?:[^.;!?]|[.](?=\S))+[?]?/g)) {
    const match = FAILED.exec(sentence);
    if (
      !match ||
      NO_CLAIM.test(sentence) ||
      /^\s*\|\s*(?:0|-)\s*\|/.test(sentence.slice(match.index + match[0].length))
    )
      continue;
    const start = range.start + index + match.index;
    yield ranged(match[0].replace(/[*_]+/g, ''), start, start + match[0].length);
  }
}

const LONGEST = 2000;
const MAY_FAIL = /\b(?:CI|build|pipeline|Actions)/i;
