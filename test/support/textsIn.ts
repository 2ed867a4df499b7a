import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { parse } from 'yaml';
import { oneLine } from './scaffoldWords';

/** What a reader sees of a document, by readers that are not ours: its headings, cells, paragraphs and front-matter values, each as one line. */
export function textsIn(document: string): string[] {
  const [, yaml = '', body = document] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(document) ?? [];
  return [...valuesIn(yaml), ...textsBelow(remark().use(remarkGfm).parse(body))].map(oneLine);
}

const UNITS = new Set(['heading', 'paragraph', 'tableCell']);

const textsBelow = (node: Nodes): string[] =>
  UNITS.has(node.type) ? [textOf(node)] : 'children' in node ? node.children.flatMap(textsBelow) : [];

function textOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

const valuesIn = (yaml: string): string[] => Object.values((parse(yaml) ?? {}) as object).map(String);
