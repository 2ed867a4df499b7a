import type { Ranged } from '../../range';
import { fieldsOf } from '../fields';
import { itemsOf } from '../sections';
import type { Section } from '../sprint';
import { readStatus } from '../statuses/status';
import { ELSEWHERE } from './prerequisites';

const BLOCKERS =
  /^[^\p{L}]*(?:(?:current|active|open|known|remaining|critical) )*(?:blockers?|blocking issues|impediments|impedimentos|bloque(?:adores|ios|antes)|hindernisse)[\s*_]*(?::\s*(.*))?$/iu;
/** "None", "no blockers identified", "0"; "No contract" is one. */
const NO_BLOCKER =
  /^[^\p{L}\d]*(?:$|(?:none|nil|n\/?a|nothing|nenhum[ao]?|ningun[ao]|keine?|无|没有)(?![\p{L}\d])|(?:no|zero|0|sem|sin)(?:[\s*_]*(?:$|[.,;:(–—-])|(?: \p{L}+){0,2} (?:block\p{L}*|identified|known|issues?|impedim\p{L}*|bloque\p{L}*)))/iu;
const OVERCOME =
  /\b(?:resolved|fixed|mitigated|cleared|closed|unblocked|solved|non-?blocking|not blocking|potential|possible|resolvid[oa]s?|resuelt[oa]s?|gelöst)\b|已解决|~~/i;

/** What stands below “Blockers” as it is, or behind “**Blockers**:” in the head or the sign-off. */
export function readBlockers(root: Section, prose: string): Ranged<string>[] {
  const blockers: Ranged<string>[] = [];
  visit(root, 0);
  return blockers;

  function visit(section: Section, depth: number): void {
    const title = section.heading?.text.value ?? '';
    if (ELSEWHERE.test(title)) return;
    const named = BLOCKERS.exec(title);
    if (named && NO_BLOCKER.test(named[1] ?? 'x')) return;
    if (named) for (const text of itemTexts(section)) add(text);
    if (depth < 2 || /sign-?off|verdict|decision/i.test(title))
      for (const { name, value } of fieldsOf(section, prose)) if (BLOCKERS.test(name.value)) add(value);
    for (const child of section.sections) visit(child, depth + 1);
  }

  function add(text: Ranged<string>): void {
    if (!NO_BLOCKER.test(text.value) && !OVERCOME.test(text.value) && readStatus(text.value) !== 'done')
      blockers.push(text);
  }
}

function* itemTexts(section: Section): Generator<Ranged<string>> {
  for (const block of section.blocks)
    if (block.type === 'list')
      for (const item of block.list.items) {
        // What is below an item may say that it is resolved.
        const whole = [...itemsOf({ ...block.list, items: [item] })].map(({ text }) => text.value).join(' ');
        if (!item.checkbox?.value && !OVERCOME.test(whole)) yield item.text;
      }
}
