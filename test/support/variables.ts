import type { Variables } from '../../server/src/scaffold/values/variable';

const START = '<!-- variables: written by `npm run docs` -->';
const END = '<!-- /variables -->';

/** The page about templates with all variables between its marks; unchanged where it has none. */
export function withVariables(page: string, variables: Variables): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) return page;
  return `${page.slice(0, start + START.length)}\n\n${variablesTable(variables)}\n\n${page.slice(end)}`;
}

function variablesTable(variables: Variables): string {
  const rows = Object.entries(variables).map(
    ([name, { summary, isBlock }]) => `| \`{{${name}}}\` | ${isBlock ? 'yes' : ''} | ${inCell(summary)} |`,
  );
  return ['| variable | block | stands for |', '| --- | --- | --- |', ...rows].join('\n');
}

const inCell = (text: string): string => text.replaceAll('|', '\\|').replace(/\.$/, '');
