import { type Ranged, ranged } from '../../range';
import { fieldsOf } from '../fields';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc, Table } from '../sprint';

/** What is done about a cause. Owner and due date are as written. */
export interface Action {
  readonly text: Ranged<string>;
  readonly owner?: Ranged<string>;
  readonly due?: Ranged<string>;
  /** Whether it is done, where the document ticks it. */
  readonly done?: Ranged<boolean>;
}

/** What a root cause analysis adds: the incident, its causes, and the actions with owners and due dates. */
export interface Rca {
  readonly incident: Ranged<string> | undefined;
  readonly causes: readonly Ranged<string>[];
  readonly actions: readonly Action[];
}

export function readRca({ root, text, prose, title }: SprintDoc): Rca {
  const sections = sectionsOf(root);
  // “Root Cause Analysis” as a title is about all that follows.
  const parts = sections.filter(({ heading }) => heading && heading.text.range.start !== title?.range.start);
  const named = (pattern: RegExp) => parts.filter(({ heading }) => pattern.test(heading?.text.value ?? ''));
  const field = sections
    .slice(0, 2)
    .flatMap(each => fieldsOf(each, prose))
    .find(({ name }) => INCIDENT.test(name.value));
  return {
    incident: field?.value ?? named(INCIDENT).flatMap(each => statements(each, text))[0],
    causes: [
      ...sections.flatMap(each =>
        fieldsOf(each, prose).flatMap(({ name, value }) => (CAUSE.test(name.value) ? value : [])),
      ),
      ...named(CAUSE).flatMap(each => statements(each, text)),
    ].sort((a, b) => a.range.start - b.range.start),
    actions: named(ACTIONS).flatMap(each => actionsIn(each, text)),
  };
}

const INCIDENT = /\b(?:incident|what happened|incidente|störung|vorfall)\b|故障/iu;
const CAUSE = /\b(?:root[- ]causes?|causa ra[ií]z|grundursachen?)\b|根因/iu;
const ACTIONS =
  /\b(?:actions?|action items|corrective|prevent(?:ion|ive)|remediation|follow-?ups?|acciones|ações|maßnahmen)\b|措施/iu;

/** The first line of each paragraph and item of a section. */
const statements = ({ blocks }: Section, text: string): Ranged<string>[] =>
  blocks.flatMap(block => {
    if (block.type === 'list') return block.list.items.map(item => item.text);
    return block.type === 'paragraph' ? firstLine(block.range.start, block.range.end, text) : [];
  });

function firstLine(start: number, end: number, text: string): Ranged<string> {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? '';
  return ranged(line, start, start + line.length);
}

const actionsIn = ({ blocks }: Section, text: string): Action[] =>
  blocks.flatMap(block => {
    if (block.type === 'table') return actionsOfTable(block.table);
    if (block.type !== 'list') return [];
    return block.list.items.map(item => ({
      text: item.text,
      ...told(item.range.start, item.range.end, text),
      ...(item.checkbox && { done: item.checkbox }),
    }));
  });

const LONGEST_ITEM = 2000;

/** "(Owner: Mia, due: 2026-03-01)", "Owner: @mia" on a line below. */
function told(start: number, end: number, text: string): Pick<Action, 'owner' | 'due'> {
  const item = text.slice(start, Math.min(end, start + LONGEST_ITEM));
  const find = (pattern: RegExp) => {
    const match = pattern.exec(item);
    const at = match?.[1] ? start + match.index + match[0].length - match[1].length : 0;
    return match?.[1] ? ranged(match[1], at, at + match[1].length) : undefined;
  };
  const owner = find(/\b(?:owner|assignee|responsible)[*_]*:[*_ \t]*([\p{L}\d@][^,;|()\r\n*]{0,60}[^,;|()\r\n*\s])/iu);
  const due = find(/\b(?:due(?: date)?|by|deadline|eta)[*_]*:[*_ \t]*([\p{L}\d][^;|()\r\n*]{0,40}[^,;|()\r\n*\s])/iu);
  return { ...(owner && { owner }), ...(due && { due }) };
}

function actionsOfTable({ header, rows }: Table): Action[] {
  const column = (pattern: RegExp) => header.cells.findIndex(({ value }) => pattern.test(value));
  const [text, owner, due] = [
    column(/action|measure|task|acci|ação|maßnahme/i),
    column(/owner|assignee|who|respons/i),
    column(/due|deadline|when|date|bis/i),
  ];
  if (text < 0) return [];
  return rows.flatMap(({ cells }) => {
    const [what, who, when] = [cells[text], cells[owner], cells[due]];
    if (!what?.value) return [];
    return [{ text: what, ...(who?.value && { owner: who }), ...(when?.value && { due: when }) }];
  });
}
