import type { Settings } from '../../config';
import { readDocument } from '../../model/parse';
import type { Edit, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import type { RuleFinding } from '../../rules/rule';
import { checkDocument } from '../diagnostics';
import { applyEdits } from '../edits';
import { compatibleEdits, fixAllEdits } from '../fixAll';

/** What a document is checked beside, in whichever reading. */
export interface Surroundings {
  readonly settings: Settings;
  projectWith(doc: SprintDoc): Project;
}

/**
 * The edits of every safe fix of one rule, each found on the text as the ones before leave it, and of what follows from them:
 * a corrected count makes the percentage beside it stale. A fix after which another rule would still find more in this
 * document than it does now is left out: whoever mends many places at once cannot look at each.
 */
export function editsOfRule(doc: SprintDoc, around: Surroundings, rule: string): readonly Edit[] {
  const check = remembered(text => {
    const read = text === doc.text ? doc : readDocument(doc.uri, doc.path, text, doc);
    return checkDocument(read, { settings: around.settings, project: around.projectWith(read) });
  });
  const added = addedTo(check(doc.text), rule);
  const choose = harmless((text, fixes) => {
    const fixed = applyEdits(text, compatibleEdits(fixes));
    const following = added(check(fixed));
    return !following.length || !added(check(applyEdits(fixed, compatibleEdits(following)))).length;
  });
  const edits = fixAllEdits(doc.text, text => {
    const found = check(text);
    return [...choose(text, found.filter(isFixable(rule))), ...added(found)];
  });
  return added(check(applyEdits(doc.text, edits))).length ? [] : edits;
}

/** Whether it is a finding of the rule that a fix can mend by itself. */
const isFixable =
  (rule: string) =>
  (finding: RuleFinding): boolean =>
    finding.rule === rule && finding.fix !== undefined && !finding.fix.create;

type Judge = (text: string, fixes: readonly RuleFinding[]) => boolean;

/** So many times a document is checked to find the fixes that do harm; those that are not judged by then are left out. */
const MOST_TRIALS = 32;

/** Those that do no harm together: all at once if they can be, else half by half, so that a few bad ones cost little. */
function harmless(isGood: Judge): (text: string, fixes: readonly RuleFinding[]) => readonly RuleFinding[] {
  let trials = 0;
  return (text, fixes) => {
    const chosen: RuleFinding[] = [];
    const choose = (more: readonly RuleFinding[]): void => {
      if (!more.length || trials++ >= MOST_TRIALS) return;
      if (isGood(text, [...chosen, ...more])) chosen.push(...more);
      else if (more.length > 1) {
        choose(more.slice(0, more.length >> 1));
        choose(more.slice(more.length >> 1));
      }
    };
    choose(fixes);
    return chosen;
  };
}

/** What the other rules find beyond what they found before, where one finds more than before. */
function addedTo(before: readonly RuleFinding[], rule: string) {
  const [counts, known] = [countBy(before, ruleOf), new Set(before.map(keyOf))];
  return (after: readonly RuleFinding[]): readonly RuleFinding[] => {
    const now = countBy(after, ruleOf);
    const grown = after.filter(each => each.rule !== rule && (now.get(each.rule) ?? 0) > (counts.get(each.rule) ?? 0));
    const added = grown.filter(each => !known.has(keyOf(each)));
    // The same said of another place is more, too.
    return added.length ? added : grown;
  };
}

function countBy<T>(all: readonly T[], keyOf: (of: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of all.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const ruleOf = ({ rule }: RuleFinding): string => rule;
const keyOf = ({ rule, message }: RuleFinding): string => `${rule} ${message}`;

/** The text after one pass is the one that the next begins with. */
function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
