import type { About } from '../../scaffold';
import { isSortWord } from '../names';
import { generalized, type Own } from './generalized';

interface Around {
  readonly own: Own;
  /** The titles of older documents. */
  readonly others: readonly string[];
  /** What stands for the name: "{{sprint_title}}". */
  readonly variable: string;
}

/** A document's title as that of any sprint: what others of its sort say, too, stays; what is left is this sprint's own. */
export function titlePattern(about: About, title: string, around: Around): string | undefined {
  const written = patternOf(about, title, around);
  // Where all are called alike, that is what it is about, too.
  const isLost = HAS_OWN_NAME.has(about.document) && written !== undefined && !written.includes(around.variable);
  return isLost ? patternOf(about, title, { ...around, others: [] }) : written;
}

const HAS_OWN_NAME: ReadonlySet<About['document']> = new Set(['rca', 'story']);

function patternOf({ document, number }: About, title: string, { own, others, variable }: Around): string | undefined {
  // Of a roadmap nobody knows which number comes next.
  if (title.length > LONGEST || (!own.number && document !== 'rca' && document !== 'story' && /\d/.test(title)))
    return undefined;
  const parted = others.flatMap(other => other.slice(0, LONGEST).split(PARTS));
  const usual = new Set(parted.map(part => keyOf(part.replace(TO_NUMBER, ''))));
  const isStory = document === 'story';
  const parts = (isStory ? title.replace(STATE, '') : withPhase(title, own.number, number)).split(PARTS);
  let isNamed = false;
  const written = parts.map((part, at) => {
    if (at % 2) return part;
    const [numbered, rest] = isStory ? storyParts(part, isNamed) : sprintParts(part, own);
    if (numbered === undefined) return undefined;
    if (!rest.trim() || usual.has(keyOf(rest)) || usual.has(keyOf(part))) return numbered + rest;
    const { before, after } = aroundName(rest);
    if (before + after === rest) return numbered + rest;
    // Whatever a story is called, it is its own.
    if (isStory && !isNamed) {
      isNamed = true;
      return numbered + (/^\s*/.exec(rest)?.[0] ?? '') + variable;
    }
    // “Harbor Roadmap (90-Day Plan)” is called so once.
    if (isNamed && !numbered && /\(/.test(parts[at - 1] ?? '')) return '';
    const name = isNamed ? '' : variable;
    isNamed = true;
    return numbered + before + name + after;
  });
  if (written.includes(undefined)) return undefined;
  return written.join('').replace(EMPTY_PARTS, '').trim() || undefined;
}

const LONGEST = 200;
/** "Sprint 4: Harbor - Review (draft)" */
const PARTS = /(\s+[-–—|·•]\s+|:\s+|\s*\(|\)\s*)/u;
/** What a name that is said once leaves behind. */
const EMPTY_PARTS = /\s*\(\)|(?:\s+[-–—|·•]|:)\s*(?=(?:\s+[-–—|·•]\s|:\s|\s\()|$)/gu;
/** “ - COMPLETE ✅” is how one story stands. */
const STATE =
  /(?:[\s:–—-]+\(?(?:completed?|done|finished|in progress|blocked)\)?)?(?:\s|✅|☑|✔|❌|⏳|🔄|🚧|\uFE0F)*$/iu;

/** What stands before, and with, a sprint's number. */
const TO_NUMBER = /^.*\b(?:sprint|iteration)[\s_#-]{0,3}\d[\d.\u2010\u2011-]{0,9}[A-Z]?(?![\p{L}\p{N}])/iu;

const keyOf = (part: string): string => part.toLowerCase().trim();

/** “Sprint 26” with its variable, and what follows. */
function sprintParts(part: string, own: Own): readonly [string | undefined, string] {
  const found = /^(.*?\b(?:sprint|iteration)[\s_#-]{0,3}\d[\d.\u2010\u2011-]{0,9}[A-Z]?)(?![\p{L}\p{N}])(.*)$/iu.exec(
    part,
  );
  return found?.[1]
    ? [generalized(found[1], { ...own, titles: [] }) ?? phased(found[1], own), found[2] ?? '']
    : ['', part];
}

/** “Phase 0 Sprint 0.1” is no one phase’s matter. */
function phased(text: string, own: Own): string | undefined {
  const [, phase = '', rest = ''] = /^(\s*phase \d{1,3}[\s,:-]{1,3})(.*)$/i.exec(text) ?? [];
  const sprint = phase && generalized(rest, own);
  return sprint ? phase + sprint : undefined;
}

/** Where sprint 0.1 is one of phase 0. */
function withPhase(title: string, from: string, to: string): string {
  const [old, phase] = [/^(\d{1,3})\.\d/.exec(from)?.[1], /^(\d{1,3})\.\d/.exec(to)?.[1]];
  return old && phase ? title.replace(new RegExp(`\\b(phase )${old}(?![\\d.])`, 'gi'), `$1${phase}`) : title;
}

function storyParts(part: string, isNamed: boolean): readonly [string, string] {
  const found = isNamed
    ? null
    : /^((?:story|task|bug)?[\s#]{0,2})(?:[A-Z]{1,10}-)?\d{1,5}(?:[.-]\d{1,5}){0,3}(?![\p{L}\p{N}])(.*)$/iu.exec(part);
  return found ? [`${found[1]}{{next_id}}`, found[2] ?? ''] : ['', part];
}

/** The words of a sort that stand around a name: "Harbor Review" -> "", " Review". */
function aroundName(text: string): { readonly before: string; readonly after: string } {
  const tokens = text.match(/\s+|[^\s]+/g) ?? [];
  const isName = (token: string): boolean =>
    /[\p{L}\p{N}]/u.test(token) && !isSortWord(token) && !/^(?:of|for|the|and)$/i.test(token);
  const [first, last] = [tokens.findIndex(isName), tokens.findLastIndex(isName)];
  if (first < 0) return { before: text, after: '' };
  return { before: tokens.slice(0, first).join(''), after: tokens.slice(last + 1).join('') };
}
