import { type Document, visit } from 'yaml';
import { parseYaml, problemOf } from '../../model/frontMatter/frontMatterErrors';
import { findFence } from '../../model/frontMatter/frontMatterFence';
import type { Problem } from '../../model/sprint';
import { inOneLine } from '../markdown/clean';

/** A template as its file has it. */
export interface ParsedTemplate {
  /** Without the template's own settings and a byte order mark. */
  readonly text: string;
  readonly path: string | undefined;
  readonly description: string | undefined;
  readonly prompts: readonly TemplatePrompt[];
  /** Why its settings, or all of it, cannot be used. */
  readonly problem: string | undefined;
}

/** A question as a template has it; `value` may name variables. */
export interface TemplatePrompt {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What is usual: the texts themselves, or what the workspace has of a sort. */
  readonly options: readonly string[] | 'tasks' | 'queues' | undefined;
  readonly several: boolean;
}

/** UTF-16 units; nobody writes a longer template. */
const LARGEST_TEMPLATE = 200_000;
const OWN = new Set(['path', 'description', 'prompts']);
const LARGEST_BLOCK = 8000;
const MOST_PROMPTS = 12;
const MOST_OPTIONS = 50;

/** Reads a template's own front matter, which has no other keys than `path`, `description` and `prompts`. Total. */
export function parseTemplate(source: string): ParsedTemplate {
  const none = { path: undefined, description: undefined, prompts: [], problem: undefined };
  if (source.length > LARGEST_TEMPLATE) return { ...none, text: '', problem: 'It is longer than 200,000 characters.' };
  const text = source.replace(/^\uFEFF/, '');
  const own = ownBlock(text);
  if (!own) return { ...none, text };
  const rest = text.slice(own.end).replace(/^(?:[ \t]*\r?\n)+/, '');
  const settings = readSettings(own.body);
  return typeof settings === 'string' ? { ...none, text: rest, problem: settings } : { ...settings, text: rest };
}

/** The block that opens a template, provided that it speaks of the template alone. */
function ownBlock(text: string): { readonly body: string; readonly end: number } | undefined {
  const fence = findFence(text);
  if (!fence?.closed || fence.refused || fence.body.end - fence.body.start > LARGEST_BLOCK) return undefined;
  const body = text.slice(fence.body.start, fence.body.end);
  const keys = Array.from(body.matchAll(/^([^\s#-][^:\n]{0,60}):/gm), ([, key = '']) =>
    key.trim().replace(/^(["'])(.*)\1$/, '$2'),
  );
  return keys.length && keys.every(key => OWN.has(key)) ? { body, end: fence.range.end } : undefined;
}

function readSettings(body: string): Omit<ParsedTemplate, 'text'> | string {
  // `path: {{slug}}.md` would be a map to YAML.
  const masked = body.replace(/\{\{([^{}\n]{0,200})\}\}/g, '\uFDD0 $1\uFDD1');
  const { document, errors } = parseYaml(masked);
  const [error] = errors;
  if (error || !document) return error ? faultIn(masked, problemOf(error, masked, [])) : 'It cannot be read.';
  const values = plainMap(document);
  return {
    path: stringOf(values.path),
    description: labelOf(values.description),
    prompts: promptsOf(values.prompts),
    problem: undefined,
  };
}

/** What is wrong where in the front matter, and what to do about it. */
function faultIn(masked: string, { message, range }: Problem): string {
  const above = masked.slice(0, range.start).split('\n').length;
  const line = masked.split('\n')[above - 1] ?? '';
  // YAML takes a colon in a variable for one of its own.
  const variable = /^[^"']*(\uFDD0[^\uFDD1]*:[^\uFDD1]*\uFDD1)/.exec(line)?.[1];
  return `In line ${above + 1}: ${variable ? `Write “${unmasked(variable)}” in quotes.` : message}`;
}

function plainMap(document: Document): Readonly<Record<string, unknown>> {
  try {
    asWritten(document);
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    return isMap(value) ? value : {};
  } catch {
    // An alias that leads to too much says nothing that is needed.
    return {};
  }
}

/** “1.10”, “007” and “true” are texts to whoever is asked. */
const asWritten = (document: Document): void =>
  visit(document, {
    Scalar(_key, node) {
      if (['number', 'bigint', 'boolean'].includes(typeof node.value)) node.value = node.source ?? String(node.value);
    },
  });

/** In one line, for a person to read. */
const labelOf = (value: unknown): string | undefined => inOneLine(stringOf(value) ?? '') || undefined;

function stringOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return unmasked(value.slice(0, LONGEST)).trim() || undefined;
}

const unmasked = (text: string): string => text.replace(/\uFDD0 ?/g, '{{').replace(/\uFDD1/g, '}}');

const LONGEST = 500;

function promptsOf(value: unknown): readonly TemplatePrompt[] {
  if (!isMap(value)) return [];
  return Object.entries(value)
    .filter(([id]) => /^[a-z][a-z0-9_]{0,40}$/i.test(id) && !(id in Object.prototype) && !/^todo$/i.test(id))
    .slice(0, MOST_PROMPTS)
    .map(([id, prompt]) => promptOf(id, isMap(prompt) ? prompt : { label: prompt }));
}

function promptOf(id: string, prompt: Readonly<Record<string, unknown>>): TemplatePrompt {
  return {
    id,
    label: labelOf(prompt.label) ?? id.replaceAll('_', ' '),
    value: labelOf(prompt.value) ?? '',
    options: optionsOf(prompt.options),
    several: prompt.several === 'true',
  };
}

function optionsOf(options: unknown): TemplatePrompt['options'] {
  if (options === 'tasks' || options === 'queues') return options;
  if (!Array.isArray(options)) return undefined;
  return [...new Set(options.flatMap(each => labelOf(each) ?? []))].slice(0, MOST_OPTIONS);
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
