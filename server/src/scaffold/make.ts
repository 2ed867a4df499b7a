import { resolvePath, uriBelow } from '../model/links/paths';
import { readDocument } from '../model/parse';
import type { SprintDoc } from '../model/sprint';
import { sprintKey } from '../model/sprints/sprintRef';
import { aboutOf } from './about';
import { linksTo } from './place/links';
import { missingParts } from './place/missingParts';
import { advanced } from './place/numbering';
import { pathFor } from './place/path';
import { pathFault } from './place/pathFault';
import type { About, Existing, Prompt, Request, Scaffold, Sources } from './scaffold';
import { type Snippet, toPlain } from './snippet';
import { atOnce, known, type Steps } from './steps';
import { filled, valuesIn } from './template/fill';
import { type DocumentTemplate, templateOf } from './template/templates';
import { text, todo, type Value } from './value';
import { VARIABLES } from './values/index';

/** A new document, as far as the world answers at once; undefined for what is no sprint's number. Pure. */
export const scaffold = (sources: Sources, request: Request): Scaffold | undefined =>
  atOnce(scaffoldSteps(sources, request));

/** The same where the world has to ask: its text is written once, when all that stands in it is known. */
export function* scaffoldSteps(sources: Sources, request: Request): Steps<Scaffold | undefined> {
  const first = yield* scaffoldOf(sources, request);
  if (request.document !== 'plan' || request.sprint?.trim() || request.path !== undefined) return first;
  // The next free number: there may be such a file that is no plan, or not read as one.
  let made = first;
  for (let step = 1; made?.existing && step <= MOST_TAKEN; step++)
    made = yield* scaffoldOf(sources, { ...request, sprint: advanced(made.number, 1) });
  return made?.existing ? first : made;
}

const MOST_TAKEN = 20;

function* scaffoldOf(sources: Sources, request: Request): Steps<Scaffold | undefined> {
  const planned = yield* planOf(sources, request);
  if (!planned) return undefined;
  const { about, template } = planned;
  const written = yield* textOf(planned);
  const fault = request.path === undefined ? pathFault(about.path) : pathFault(request.path);
  const existing = fault ? undefined : yield* known(() => existingAt(about, written));
  return {
    document: about.document,
    path: fault ? (request.path ?? about.path) : (existing?.doc.path ?? about.path),
    number: about.number,
    text: written,
    template: template.source,
    prompts: template.prompts.map(each => ({ ...each, value: about.answers[each.id] ?? '' })),
    links: fault ? [] : yield* known(() => linksTo({ ...about })),
    ...{ existing, fault, warning: template.warning },
  };
}

/** Only what it would say, and after which file of the team: for a file that is there, and empty. */
export function wholeText(
  sources: Sources,
  request: Request,
): { readonly text: Snippet; readonly template: string | undefined } | undefined {
  const planned = atOnce(planOf(sources, request));
  return planned && { text: atOnce(textOf(planned)), template: planned.template.source };
}

/** What a document is to be made of. */
interface Planned {
  readonly about: About;
  readonly template: DocumentTemplate;
}

/** What is worked out from an `About` is kept with it, so each try of a step has its own. */
function* planOf(sources: Sources, request: Request): Steps<Planned | undefined> {
  const asked = aboutOf(sources, request);
  if (!asked) return undefined;
  yield* known(() => sources.world.templates());
  const template = yield* known(() => templateOf({ ...asked }));
  const about = yield* known(() => placed(answered(asked, template.prompts), template, request.path));
  return { about, template };
}

/** What nobody has answered is answered as its template does. */
function answered(about: About, prompts: readonly Prompt[]): About {
  const given = about.answers;
  const own = prompts.map(({ id, value }) => [id, Object.hasOwn(given, id) ? short(given[id] ?? '') : value] as const);
  const answers: Readonly<Record<string, string>> = Object.fromEntries([
    ...Object.entries(given).map(([id, value]) => [id, short(value)] as const),
    ...own,
  ]);
  const title = Object.hasOwn(answers, 'title') ? answers.title?.trim() : undefined;
  return { ...about, answers, title: title || undefined };
}

/** Nobody types more than that into a line; a pair of surrogates is not torn apart. */
const short = (answer: string): string =>
  answer.length > LONGEST_ANSWER ? answer.slice(0, LONGEST_ANSWER).replace(/[\uD800-\uDBFF]$/, '') : answer;
const LONGEST_ANSWER = 2000;

/** Where a person wants it, or where it belongs. */
function placed(about: About, template: DocumentTemplate, wanted: string | undefined): About {
  const own = wanted === undefined || pathFault(wanted) ? undefined : resolvePath([], wanted);
  return { ...about, path: own || pathFor(about, template.path) };
}

function* textOf({ about, template }: Planned): Steps<Snippet> {
  const asked = new Map(template.prompts.map(each => [each.id, each]));
  const values = yield* known(() => {
    const own = { ...about };
    return valuesIn(template.text, name => variable(own, name, asked));
  });
  const written = filled(template.text, name => values.get(name));
  // What comes with the program ends its lines as the sprint's other documents do.
  const { eol } = about.plan ?? about.from ?? { eol: '\n' };
  if (eol === '\n' || template.source?.startsWith('.sprintmark/')) return written;
  return written.map(part => (typeof part === 'string' ? part.replace(/\r?\n/g, eol) : part));
}

/** What was answered goes before what is known; some variables say it in their own way. */
function variable(about: About, name: string, asked: ReadonlyMap<string, Prompt>): Value | undefined {
  const prompt = asked.get(name);
  const answer = prompt && !IN_OWN_WAY.has(name) ? about.answers[prompt.id]?.trim() : undefined;
  if (answer) return text(answer);
  if (Object.hasOwn(VARIABLES, name)) return VARIABLES[name]?.value(about);
  return prompt && todo(prompt.label);
}

const IN_OWN_WAY: ReadonlySet<string> = new Set(['title', 'author', 'depends_on']);

function existingAt(about: About, written: Snippet): Existing | undefined {
  const { world, root } = about.sources;
  if (!world.exists(about.path)) return undefined;
  const uri = uriBelow(root, about.path);
  const doc = world.read(uri);
  if (doc?.kind && !isOfAnother(doc, about)) return missingParts(doc, toPlain(written));
  return { doc: doc ?? readDocument(uri, about.path, ''), edits: [], missing: [] };
}

/** What is known of one sprint is not true of another one. */
const isOfAnother = ({ sprint }: SprintDoc, { number }: About): boolean =>
  sprint !== undefined && sprintKey(sprint.number.value) !== sprintKey(number);
