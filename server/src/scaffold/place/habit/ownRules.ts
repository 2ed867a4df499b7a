import type { SprintDoc } from '../../../model/sprint';
import type { DocumentId } from '../../documents';
import { generalized, type Own } from './generalized';
import { sectionLike, tellingWords } from './sameSection';

interface Asked {
  readonly document: DocumentId;
  readonly heading: string;
  /** Of the newest of the documents. */
  readonly own: Own;
}

/** What a team writes below a heading such as “Claiming rules”, word by word; undefined where its documents do not agree on it. */
export function ownRules(documents: readonly SprintDoc[], { document, heading, own }: Asked): string | undefined {
  if (!HAVE_RULES.has(document) || !RULES.test(heading)) return undefined;
  const words = tellingWords(heading);
  const [newest, ...others] = documents.flatMap(doc => textIn(doc, words) ?? []);
  const isUsual = newest && others.every(each => each === newest) && !isOfOne(newest, own);
  return isUsual ? newest : undefined;
}

/** What looks back tells how it went, rather than how it is done. */
const HAVE_RULES: ReadonlySet<DocumentId> = new Set(['plan', 'queue', 'story', 'tracker']);
const RULES =
  /\b(?:rules|guard-?rails|refusals|workflow|protocol|legend|conventions|definition of (?:done|ready)|how (?:to|we))\b/i;

function textIn(doc: SprintDoc, words: readonly string[]): string | undefined {
  const section = sectionLike(doc, words);
  if (!section?.heading || section.sections.length) return undefined;
  const { end } = section.heading.range;
  if (section.range.end - end > LONGEST) return undefined;
  const text = doc.text.slice(end, section.range.end).replace(/\r\n/g, '\n').trimEnd();
  return text.replace(/\n[ \t]{0,3}(?:-{3,80}|\*{3,80})$/, '').trim() || undefined;
}

const LONGEST = 4000;

/** Whether it names the sprint, a day or a file of its own, or tells what has been ticked; a variable would be filled in. */
function isOfOne(text: string, own: Own): boolean {
  const bare = text.replace(/^[ \t>]*\d{1,2}[.)] /gm, '');
  const isNumbered =
    own.number !== '' && new RegExp(`(?<!\\d)${own.number.replace(/[^\w]/g, '\\$&')}(?!\\d)`).test(bare);
  return (
    isNumbered ||
    /\{\{|\]\(|^[ \t>]*(?:[-*+]|\d+[.)]) \[[xX]\] |20\d\d-\d\d/m.test(text) ||
    generalized(bare, own) !== bare
  );
}
