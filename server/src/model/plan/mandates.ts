import { type Ranged, ranged } from '../../range';
import { blocksOf } from '../sections';
import type { SprintDoc } from '../sprint';
import { isTemplatePath } from '../templates/templates';

/** The files that a plan wants written when its sprint is over. */
export interface Mandated {
  readonly rca?: MandatedFile;
  readonly review?: MandatedFile;
}

/** The path with placeholders expanded; the range covers it as written. */
export interface MandatedFile extends Ranged<string> {
  /** “… is mandatory if CI fails at any point” */
  readonly onlyIfCiFails: boolean;
}

const PATH = /`([\w.{}&/\\ -]{1,200}\.(?:md|markdown))`|(?<![\w./\\{}`%$@~-])([\w.{}/\\-]{1,200}\.(?:md|markdown))\b/g;
const RCA = /(?:^|[/_\-.])(?:rcas?|root[-_]cause|postmortem)(?:[/_\-.]|$)/i;
const REVIEW = /(?:^|[/_\-.])(?:review|retro|retrospective|reflection)(?:[_\-.]|$)/i;
const WANTED =
  /\b(?:will|must|shall|should)\b|\bmandatory\b|\bmandated?\b|\brequired?\b|\bcreates?d?\b|\bwrite\b|\bfile\b|\bmuss\b|\bpflicht\b|\bobligatori[oa]\b|\bdebe\b|\bdeve\b|\bobrigatóri[oa]\b|\bcrear\b|\bcriar\b|必须/iu;
/** What was there before is read, not written. */
const GIVEN =
  /\b(?:see|read|refer|based on|according to|previous|last sprint|from|per|follow(?:s|ing)?|siehe|ver|véase)\b/i;
const CI_FAILS =
  /\b(?:if|when|whenever|falls|wenn|si|se)\b[^.]{0,40}\b(?:ci|build|pipeline|tests?)\b[^.]{0,20}(?:fail|breaks?|red\b|fehl|falla|falha)/iu;

/** The first root-cause analysis and the first review that a line of the text asks for; code is no such line, and a template mandates nothing. */
export const readMandated = (doc: SprintDoc): Mandated =>
  isTemplatePath(doc.path) ? {} : mandatedFor(doc, doc.sprint?.number.value);

/** What a document says for a sprint: a template's placeholders stand for the number. */
export function mandatedFor(doc: SprintDoc, number: string | undefined): Mandated {
  const found: { rca?: MandatedFile; review?: MandatedFile } = {};
  for (const line of linesOf(doc)) {
    if (!WANTED.test(line.value)) continue;
    for (const { path, kind } of pathsIn(line)) {
      const value = expanded(path.value, number);
      if (found[kind] || !value) continue;
      found[kind] = { value, range: path.range, onlyIfCiFails: CI_FAILS.test(line.value) };
    }
  }
  return found;
}

/** The lines that name a Markdown file. */
function* linesOf({ root, text }: SprintDoc): Generator<Ranged<string>> {
  for (const { type, range } of blocksOf(root)) {
    if (type === 'code') continue;
    const block = text.slice(range.start, range.end);
    if (!/\.m(?:d|arkdown)\b/.test(block)) continue;
    for (const { index, 0: line } of block.matchAll(/[^\r\n]+/g))
      if (line.length <= LONGEST) yield ranged(line, range.start + index, range.start + index + line.length);
  }
}

const LONGEST = 2000;

function pathsIn({ value, range }: Ranged<string>): { path: Ranged<string>; kind: 'rca' | 'review' }[] {
  return [...value.matchAll(PATH)].flatMap(({ index, 1: quoted, 2: bare }) => {
    const path = quoted ?? bare ?? '';
    const before = value.slice(Math.max(0, index - 40), index);
    if (GIVEN.test(before) || before.endsWith('](')) return [];
    const name = path.slice(path.search(/[^/\\]*$/));
    const kind = RCA.test(name) ? 'rca' : REVIEW.test(name) ? 'review' : undefined;
    const start = range.start + index + (quoted ? 1 : 0);
    return kind ? [{ path: ranged(path, start, start + path.length), kind }] : [];
  });
}

/** `rca_s{{number}}.md`, `sprint_N_review.md` -> with the sprint's number; undefined where there is none. */
function expanded(path: string, number: string | undefined): string | undefined {
  const value = path
    .replace(/\{\{\s*(?:number|sprint|sprint_number)\s*\}\}|\{(?:number|n|sprint)\}/gi, number ?? '{{}}')
    .replace(/(?<=(?:sprint|rca)[-_]?s?)N{1,2}(?=[-_.])/g, number ?? '{{}}')
    .replaceAll('\\', '/');
  return /[{}]|X{2,}/.test(value) ? undefined : value;
}
