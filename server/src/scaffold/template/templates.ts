import { uriBelow } from '../../model/links/paths';
import { remembered } from '../../model/remembered';
import { haveTemplates, templateFor } from '../../model/templates/templates';
import { type DocumentId, KIND_OF } from '../documents';
import { habitTemplate } from '../place/habit';
import { pathFor } from '../place/path';
import { isTemplateFor } from '../place/sorts';
import type { About, Prompt } from '../scaffold';
import { toPlain } from '../snippet';
import { VARIABLES } from '../values/index';
import { optionsOf } from '../values/options';
import { adopted } from './adopt';
import { builtInTemplate } from './builtIn';
import { flat, inLine } from './flat';
import { type ParsedTemplate, parseTemplate, type TemplatePrompt } from './parse';
import { substituted } from './placeholders';

export { builtInTemplate };

/** What a document is made after. */
export interface DocumentTemplate {
  /** The text without the template's own settings. */
  readonly text: string;
  /** The file of the team that it stands in; undefined for a built-in one. */
  readonly source: string | undefined;
  /** With variables: "docs/rca/{{date}}-{{slug}}.md". */
  readonly path: string | undefined;
  readonly description: string | undefined;
  /** Their values are filled in. */
  readonly prompts: readonly Prompt[];
  /** What of the team's own template could not be used, and why. */
  readonly warning: string | undefined;
}

/** The nearest: the team's own in `.sprintmark/templates/`, its TEMPLATE.md, what its documents have in common, the built-in one. */
export function templateOf(about: About): DocumentTemplate {
  const builtIn = readBuiltIn(about.document);
  const own = ownTemplate(about);
  const warning = own && warningOf(own);
  if (own?.template.text.trim()) return { ...documentTemplate(about, own.template, own.source), warning };
  const team = teamTemplate(about) ?? habitTemplate(about, builtIn.text);
  // Where it belongs and what is asked is known for documents of this sort, whoever has written the text.
  return { ...documentTemplate(about, team ? { ...builtIn, text: team.text } : builtIn, team?.source), warning };
}

const readBuiltIn = remembered((document: DocumentId) => parseTemplate(builtInTemplate(document)));

function documentTemplate(
  about: About,
  { text, path, description, prompts }: ParsedTemplate,
  source: string | undefined,
): Omit<DocumentTemplate, 'warning'> {
  return { text, source, path, description, prompts: prompts.map(prompt => promptFor(about, prompt)) };
}

function promptFor(about: About, { id, label, value, options, several }: TemplatePrompt): Prompt {
  const known = typeof options === 'string' ? optionsOf(options, about) : options?.map(each => ({ value: each }));
  return {
    ...{ id, label, value: substituted(value, name => plainValue(about, name) ?? '') },
    ...(known?.length ? { options: known } : {}),
    ...(several ? { several } : {}),
  };
}

/** What is not known yet is no answer. */
function plainValue(about: About, name: string): string | undefined {
  const value = Object.hasOwn(VARIABLES, name) ? VARIABLES[name]?.value(about) : undefined;
  const parts = value ? flat(inLine(value, name)) : [];
  return parts.length && parts.every(part => typeof part === 'string') ? toPlain(parts) : undefined;
}

interface OwnTemplate {
  readonly template: ParsedTemplate;
  readonly source: string;
}

/** `.sprintmark/templates/rca.md`; its text is empty where it cannot be used. */
function ownTemplate({ sources, document }: About): OwnTemplate | undefined {
  const found = sources.world.templates().find(({ path }) => isFileOf(path, document));
  return found && { template: parseTemplate(found.text), source: found.path };
}

function warningOf({ template: { problem, text }, source }: OwnTemplate): string | undefined {
  if (text.trim()) return problem && `The settings of “${source}” were not used. ${problem}`;
  return `The template “${source}” was not used. ${problem ?? 'It is empty.'}`;
}

const isFileOf = (path: string, document: DocumentId): boolean =>
  path.slice(path.lastIndexOf('/') + 1).toLowerCase() === `${document}.md`;

function teamTemplate(about: About): { text: string; source: string } | undefined {
  const { sources, document } = about;
  if (!haveTemplates(sources.project.documents)) return undefined;
  const path = about.path || pathFor(about, undefined);
  const kind = KIND_OF[document];
  const template = templateFor({ uri: uriBelow(sources.root, path), path, kind }, sources.project.documents);
  if (!template?.sections.length || !isTemplateFor(document, template.doc)) return undefined;
  const doc = sources.world.read(template.doc.uri);
  return doc && { text: adopted(doc), source: doc.path };
}
