import type { Range } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import type { Section } from '../sprint';
import type { Queue } from './queue';

type Rules = Pick<Queue, 'openIsReady' | 'oneClaim' | 'moves'>;

/** The sections that tell how to work with a queue. */
const TELLS =
  /rule|claim|how to|protocol|workflow|instruction|prompt|legend|process|guide|convention|regeln|reglas|regras|legende|leyenda|legenda|规则|说明/i;

/** Rules are short; a longer line is not looked through. */
const LONGEST_LINE = 500;

/** The rules that a queue states for its tasks, in words or in the prompt that it gives to agents. */
export function readRules(sections: readonly Section[], text: string): Rules {
  const lines = sections
    .filter(({ heading }) => TELLS.test(heading?.text.value ?? ''))
    .flatMap(each => linesOf(each, text));
  const find = (...patterns: readonly RegExp[]): Range | undefined =>
    lines.find(({ text }) => !NO_RULE.test(text) && patterns.some(pattern => pattern.test(text)))?.range;
  const isBlockedKnown = find(BLOCKED) !== undefined;
  return {
    openIsReady: find(...TIED_TO_NEEDS) ?? (isBlockedKnown ? find(ONLY_OPEN) : undefined),
    oneClaim: find(...ONE_CLAIM),
    moves: find(MOVES),
  };
}

interface Line {
  readonly text: string;
  readonly range: Range;
}

function linesOf({ blocks }: Section, text: string): Line[] {
  return blocks.flatMap(({ type, range }) =>
    type === 'table' || type === 'rule' || type === 'html'
      ? []
      : Array.from(text.slice(range.start, range.end).matchAll(/[^\r\n]+/g), ({ index, 0: line }) => ({
          text: line.slice(0, LONGEST_LINE).replace(/[*_`]/g, ''),
          range: { start: range.start + index, end: range.start + index + line.length },
        })),
  );
}

const ARROW = `(?:${glyphPattern('→⇒')}|[-=]>|to)`;
const BLOCKED = /\[BLOCKED\]/i;
const ONLY_OPEN = /\bonly\s+(?:claim|pick|take|start|work on)\b.{0,30}\[\s?\]/i;

/** Of a state that changes with the dependencies: what is not blocked may be started. */
const TIED_TO_NEEDS = [
  new RegExp(`\\[BLOCKED\\]\\s*${ARROW}\\s*\\[\\s?\\]`, 'iu'),
  /\[BLOCKED\].{0,40}\b(?:until|unless|while|as long as|if|when)\b.{0,40}\b(?:dep(?:endenc(?:y|ies)|s)?|prerequisites?)\b/i,
  /\[BLOCKED\].{0,20}\b(?:dep(?:endenc(?:y|ies)|s)?)\b.{0,20}\b(?:not|unmet|open|missing)\b/i,
  /\[\s?\]\s*[-–—=:|]+\s*(?:ready\b|available\b|dependencies (?:are )?met)/i,
] as const;

const UNIT = '(?:stor(?:y|ies)|tasks?|items?|tickets?|issues?|historias?|tareas?|tarefas?|histórias?|aufgaben?)';
const ONE_CLAIM = [
  new RegExp(
    `\\b(?:one|1|a single|una|uma|eine)\\s+(?:${UNIT}|claim)\\s+(?:at a time|(?:per|a|for each)\\s+(?:dev|developer|agent|person|owner|session|worker)\\b|por\\s+(?:persona|sesión|pessoa|sessão|agente)|pro\\s+(?:person|agent|sitzung))`,
    'i',
  ),
  /\b(?:complete|finish)\s+(?:one|1|your|the)\b.{0,30}\b(?:before|then)\b.{0,20}\b(?:claim|start|tak|pick|stop)/i,
  /\b(?:do not|don['’]t|never)\s+(?:claim|hold|take)\s+(?:another|more than (?:one|1)|two|several|multiple)\b/i,
  /\b(?:only|at most|maximum|max\.?)\s+(?:one|1)\s+(?:active\s+|open\s+)?(?:claim|story|task|item|ticket)s?\b/i,
  /\bWIP(?:[- ]limit)?\s*(?:[:=(]|of|is)?\s*1\b/i,
] as const;

/** “You are not held to one story at a time”, “Merge one story at a time”. */
const NO_RULE =
  /\bno (?:limit|need)\b|\bnot (?:held|limited|restricted|bound|required)\b|\b(?:merge|deploy|release|review|rebase) (?:one|1|a single)\b/i;

const MOVES = /\b(?:move|add|copy)\b.{0,40}\bto\b.{0,20}\bcompleted\b/i;
