import { SCAFFOLD_PATH, SCAFFOLDS, type ScaffoldSettings } from './config';

/** What is wrong with one entry of the section; the last step of `path` is its key. */
export interface ScaffoldSettingProblem {
  readonly message: string;
  readonly path: readonly string[];
  readonly key?: true;
}

type Tell = (problem: ScaffoldSettingProblem) => void;

/** Reads `scaffold` of the settings: `paths`. What cannot be used is named and left out. */
export function readScaffoldSettings(value: unknown, tell: Tell): Partial<ScaffoldSettings> {
  if (!isRecord(value)) {
    tell({ message: 'scaffold must be an object of paths. The defaults are used.', path: [] });
    return {};
  }
  const settings: { -readonly [K in keyof ScaffoldSettings]?: ScaffoldSettings[K] } = {};
  for (const [key, entry] of Object.entries(value))
    if (key === 'paths') settings.paths = readPaths(entry, tell);
    else tell({ message: `There is no setting “scaffold.${key}”. Use paths.`, path: [key], key: true });
  return settings;
}

function readPaths(value: unknown, tell: Tell): Readonly<Record<string, string>> {
  if (!isRecord(value)) {
    tell({
      message: 'scaffold.paths must be an object of documents and paths. The defaults are used.',
      path: ['paths'],
    });
    return {};
  }
  const known = Object.entries(value).filter((entry): entry is [string, string] => {
    const [document, pattern] = entry;
    const path = ['paths', document];
    const isKnown = SCAFFOLDS.some(each => each === document);
    const isGood = typeof pattern === 'string' && PATH.test(pattern);
    if (!isKnown)
      tell({ message: `There is no document “${document}”. Use ${SCAFFOLDS.join(', ')}.`, path, key: true });
    else if (!isGood)
      tell({
        message: `${JSON.stringify(pattern)} is no path of a Markdown file inside the workspace folder. The usual place is used.`,
        path,
      });
    return isKnown && isGood;
  });
  return Object.fromEntries(known);
}

const PATH = new RegExp(SCAFFOLD_PATH);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
