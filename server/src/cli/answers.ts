import type { Prompt } from '../scaffold/scaffold';
import { toPlain } from '../scaffold/snippet';
import type { PlacedScaffold } from '../scaffoldWorld';
import type { Dialog } from './dialog';
import { printable } from './terminal';

export type Answers = Readonly<Record<string, string>>;
/** Makes the proposal for some answers, or says why it cannot. */
export type Maker = (answers: Answers) => Promise<PlacedScaffold | Problem>;

interface Problem {
  readonly problem: string;
}

interface Answered {
  readonly scaffold: PlacedScaffold;
  /** As given and typed: what the template has answered itself, it may answer otherwise the next time. */
  readonly answers: Answers;
}

/** The proposal once its questions are answered: as given, else by whoever is there, else as the template does. */
export async function answered(
  make: Maker,
  given: Answers,
  begin: (() => Dialog) | undefined,
): Promise<Answered | Problem> {
  const first = await make(given);
  if ('problem' in first) return first;
  const unknown = Object.keys(given).find(id => id !== 'title' && !first.prompts.some(each => each.id === id));
  if (unknown !== undefined) return { problem: notAsked(unknown, first) };
  if (await isTitleIdle(make, given, first)) return { problem: notAsked('title', first) };
  if (!begin || first.fault || first.prompts.every(({ id }) => Object.hasOwn(given, id)))
    return { scaffold: first, answers: given };
  const dialog = begin();
  try {
    return await asking(make, given, { first, dialog });
  } finally {
    dialog.close();
  }
}

/** A title may be of use where nobody asks for it: in the file's name, or in a heading that the team's documents have. */
async function isTitleIdle(make: Maker, given: Answers, made: PlacedScaffold): Promise<boolean> {
  const { title, ...others } = given;
  if (title === undefined || made.fault || made.prompts.some(({ id }) => id === 'title')) return false;
  const without = await make(others);
  return !('problem' in without) && without.path === made.path && toPlain(without.text) === toPlain(made.text);
}

/** One question after the other: what is proposed for one may depend on the answers before. */
async function asking(
  make: Maker,
  given: Answers,
  { first, dialog }: { readonly first: PlacedScaffold; readonly dialog: Dialog },
): Promise<Answered | Problem> {
  const answers = new Map(Object.entries(given));
  const typed = new Map(answers);
  let proposal = first;
  for (const { id } of first.prompts) {
    const prompt = proposal.prompts.find(each => each.id === id);
    if (!prompt || answers.has(id)) continue;
    const answer = await dialog.ask(questionOf(prompt));
    if (answer === undefined) return { problem: 'Nothing was made.' };
    if (answer.trim()) typed.set(id, answer.trim());
    answers.set(id, answer.trim() || prompt.value);
    const next = await make(Object.fromEntries(answers));
    if ('problem' in next) return next;
    proposal = next;
  }
  return { scaffold: proposal, answers: Object.fromEntries(typed) };
}

/** More than that scroll away. */
const MOST_OPTIONS = 20;

function questionOf({ label, value, options = [], several }: Prompt): string {
  const listed = options.slice(0, MOST_OPTIONS).map(each => {
    const detail = each.detail ? ` (${printable(each.detail)})` : '';
    return `  ${printable(each.value)}${detail}\n`;
  });
  const more = options.length > MOST_OPTIONS ? `  and ${options.length - MOST_OPTIONS} more\n` : '';
  const hint = several ? ', joined by commas' : '';
  const standing = value ? ` [${printable(value)}]` : '';
  return `${listed.join('')}${more}${printable(label)}${hint}${standing}: `;
}

function notAsked(id: string, { document, prompts }: PlacedScaffold): string {
  const known = prompts.map(each => each.id).join(', ');
  return `“${id}” is no question of ${document}${known ? `; it asks for ${known}` : ', which asks nothing'}.`;
}
