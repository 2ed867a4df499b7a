import { readDocument } from '../../../model/parse';
import type { Section, SprintDoc } from '../../../model/sprint';
import { withoutNumber } from '../../../model/templates/headingNumbers';
import { type Form, inForm } from './forms';
import { isSameSection, meansTheSame, tellingWords } from './sameSection';
import type { UsualSection } from './sections';

/** A section of the built-in template. */
export interface BuiltInSection {
  readonly heading: string;
  /** Behind the heading, trimmed. */
  readonly body: string;
  readonly words: readonly string[];
}

/** The built-in template, read: its sections are those of its second level. */
export interface BuiltIn {
  readonly doc: SprintDoc;
  readonly sections: readonly BuiltInSection[];
  /** What stands below the title as blocks of their own: “{{phases}}” of a tracker, which bring their headings along. */
  readonly opening: readonly string[];
}

export function readBuiltInSections(text: string): BuiltIn {
  const known = BUILT_IN.get(text) ?? readSections(text);
  BUILT_IN.set(text, known);
  return known;
}

/** There are few of them, and they never change. */
const BUILT_IN = new Map<string, BuiltIn>();

function readSections(text: string): BuiltIn {
  const doc = readDocument('', 'template.md', text);
  const top = doc.root.sections.length === 1 ? (doc.root.sections[0]?.sections ?? []) : doc.root.sections;
  const above = doc.text.slice(0, top[0]?.range.start ?? doc.text.length);
  return {
    doc,
    sections: top.flatMap(section => toBuiltIn(section, doc.text)),
    opening: above.match(/^\{\{\w+\}\}$/gm) ?? [],
  };
}

function toBuiltIn({ heading, range }: Section, text: string): BuiltInSection[] {
  if (!heading) return [];
  const body = text.slice(heading.range.end, range.end).trim();
  return [{ heading: heading.text.value, body, words: tellingWords(heading.text.value) }];
}

/** For each of the team's sections what the built-in one says there, and which built-in ones are left. */
export function shared(
  usual: readonly UsualSection[],
  { sections }: BuiltIn,
): { readonly bodies: readonly (readonly BuiltInSection[])[]; readonly left: readonly BuiltInSection[] } {
  const bodies: BuiltInSection[][] = usual.map(() => []);
  const used = new Set<BuiltInSection>();
  const give = (isFit: (heading: string, section: BuiltInSection) => boolean, most: number): void =>
    usual.forEach(({ text }, at) => {
      for (const section of sections) {
        const own = bodies[at] ?? [];
        if (used.has(section) || own.length >= most || !isFit(text, section)) continue;
        own.push(section);
        used.add(section);
      }
    });
  give((heading, { words }) => isEqual(tellingWords(heading), words), 1);
  // “Blockers, Costs & Decisions” is two of them.
  give((heading, { words }) => words.every(word => tellingWords(heading).includes(word)), 3);
  give((heading, { words }) => isSameSection(tellingWords(heading), words), 1);
  give((heading, section) => meansTheSame(heading, section.heading), 1);
  return { bodies, left: sections.filter(each => !used.has(each)) };
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(word => b.includes(word));

interface Below {
  readonly bodies: readonly string[];
  /** How the team writes such a section. */
  readonly form: Form | undefined;
}

/** A section at a level of its own, with all that is below it. */
export function sectionText(level: number, heading: string, { bodies, form }: Below): string {
  const told = bodies.filter(Boolean);
  const body = (told.length ? told : ['']).map(each => inForm(each, hintFor(heading), form)).join('\n\n');
  const shift = level - 2;
  const moved = shift
    ? body.replace(/^#{3,6}(?= )/gm, marks => '#'.repeat(Math.min(6, Math.max(level + 1, marks.length + shift))))
    : body;
  return `${'#'.repeat(level)} ${heading}\n\n${moved}`;
}

/** “4 · 🎯 SUCCESS METRICS” -> success metrics */
function hintFor(heading: string): string {
  const words =
    withoutNumber(heading)
      .replace(/\{\{[^{}]*\}\}/g, ' ')
      .match(/[\p{L}\p{N}’'&/-]+/gu) ?? [];
  return words.join(' ').toLowerCase().slice(0, 80).trim() || 'what belongs here';
}
