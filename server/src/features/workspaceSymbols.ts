import type { SymbolInformation } from 'vscode-languageserver';
import { stateName } from '../model/ids/taskNames';
import type { Project } from '../project';
import { MATCH, matchOf, type Query, toQuery } from './fuzzy';
import { lineOf, titleOf } from './labels';
import { toLspRange } from './lsp';
import { atHome, type SymbolEntry, type SymbolIndex, symbolIndex } from './symbolIndex';

/** An editor asks again with each letter, so that nobody misses what comes behind these. */
const MOST = 100;

/** The tasks and sprints that match what somebody types, best first; for nothing, the first that there are. */
export function workspaceSymbols(project: Project, text: string): SymbolInformation[] {
  const query = toQuery(text);
  const ranks: SymbolEntry[][] = Array.from({ length: BEST + 1 }, () => []);
  for (const entry of candidates(project.derived(symbolIndex), query.letters)) {
    const number = rank(closenessOf(entry, query), entry);
    const equals = number > 0 ? ranks[number] : undefined;
    if (equals && equals.length < MOST) equals.push(entry);
    // Nothing that follows is better.
    if (ranks[BEST]?.length === MOST) break;
  }
  return atHome(ranks.reverse().flat()).slice(0, MOST).map(toSymbol);
}

/** Those that hold all letters of the first word: most do not, and to look at an entry costs more than at a number. */
function* candidates(index: SymbolIndex | undefined, wanted: number): Generator<SymbolEntry> {
  for (let each = index; each; each = each.base)
    for (let at = 0; at < each.letters.length; at++)
      if (((each.letters[at] ?? 0) & wanted) === wanted) yield each.own[at] as SymbolEntry;
}

/** A sprint before a task that matches as well, and what is kept for the record behind all else. */
const rank = (match: number, { sprint, isOld }: SymbolEntry): number =>
  isOld ? match : match && MATCH.isFirstWord + match * 2 - (sprint ? 0 : 1);
const BEST = MATCH.isFirstWord * 3;

/** The first word must be in the name; another one may be in the path, and is as good wherever a word begins with it. */
function closenessOf({ doc, text }: SymbolEntry, { words }: Query): number {
  let worst = matchOf(words[0] ?? '', text);
  for (let at = 1; at < words.length && worst; at++) {
    const word = words[at] as string;
    const match = matchOf(word, text) || (doc.path.toLowerCase().includes(word) ? MATCH.inside : 0);
    worst = Math.min(worst, match > MATCH.inside ? MATCH.isFirstWord : match);
  }
  return worst;
}

/** What tells namesakes apart: how a task stands and where, what tells of a sprint. Editors show the path themselves. */
function toSymbol({ name, kind, doc, range, status, owner, sprint }: SymbolEntry): SymbolInformation {
  const about = sprint ? [doc.kind] : [status && stateName(status), owner && lineOf(owner), lineOf(titleOf(doc))];
  return {
    ...{ name, kind, containerName: about.filter(Boolean).join(' · ') },
    location: { uri: doc.uri, range: toLspRange(doc.lines, range) },
  };
}
