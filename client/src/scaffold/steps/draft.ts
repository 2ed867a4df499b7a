import type { ScaffoldAnswer, ScaffoldParams } from '../../../../server/src/protocol';
import type { Step, StepType } from './steps';

/** What is known of a document that is to be made: at first from where it was asked for, then from what a person says. */
export interface Draft {
  readonly document?: string;
  /** The workspace folder's URI. */
  readonly folder?: string;
  /** The document that it is asked from. */
  readonly uri?: string;
  readonly sprint?: string;
  /** Relative to the folder; absent while it is what the server proposes. */
  readonly path?: string;
  /** Where it is to lie, whatever its name: relative to the folder, "" for the folder itself. */
  readonly directory?: string;
  /** By a prompt's id; what a person left as it was proposed is none. */
  readonly answers: Readonly<Record<string, string>>;
  /** What nobody has to be asked. */
  readonly known: readonly StepType[];
}

/** Asks the server for what the draft would become; undefined where there is no answer. */
export type Propose = (params: ScaffoldParams) => Promise<ScaffoldAnswer | undefined>;

/** With a directory, the server is asked for the name first, and then for that file: its text may depend on where it lies. */
export async function proposalFor(draft: Draft, propose: Propose): Promise<ScaffoldAnswer | undefined> {
  const params = paramsOf(draft);
  const proposal = await propose(params);
  if (!proposal || draft.directory === undefined || draft.path !== undefined) return proposal;
  const path = inDirectory(draft.directory, proposal.path);
  return path === proposal.path ? proposal : propose({ ...params, path });
}

const inDirectory = (directory: string, path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return directory ? `${directory}/${name}` : name;
};

export function paramsOf({ document = '', folder, uri, sprint, path, answers }: Draft): ScaffoldParams {
  return {
    document,
    ...(folder !== undefined && { folder }),
    ...(uri !== undefined && { uri }),
    ...(sprint !== undefined && { sprint }),
    ...(path !== undefined && { path }),
    ...(Object.keys(answers).length > 0 && { answers: { ...answers } }),
  };
}

/** The draft after a person has answered a step; what depended on another answer is proposed anew. */
export function answered(draft: Draft, step: Step, value: string, proposal?: ScaffoldAnswer): Draft {
  switch (step.type) {
    case 'folder':
      return value === draft.folder ? draft : inFolder(draft, value);
    case 'document':
      return value === draft.document ? draft : { ...without(draft, 'path', 'sprint'), answers: {}, document: value };
    case 'sprint':
      return value === sprintIn(draft, proposal) ? draft : ofSprint(without(draft, 'path'), value, proposal);
    case 'path':
      return value === proposal?.path ? draft : { ...draft, path: value };
    case 'prompt': {
      const said = Object.hasOwn(draft.answers, step.prompt.id) ? draft.answers[step.prompt.id] : step.prompt.value;
      return value === said ? draft : { ...draft, answers: { ...draft.answers, [step.prompt.id]: value } };
    }
    case 'existing':
      return draft;
  }
}

/** What stands for the sprint that is proposed now among those to choose from: one of its documents, else its number. */
export function sprintIn({ uri, sprint }: Draft, proposal: ScaffoldAnswer | undefined): string | undefined {
  const number = proposal?.sprint ?? sprint;
  const like = (proposal?.sprints ?? []).filter(each => each.number === number);
  return (like.find(each => each.uri === uri) ?? like[0])?.uri ?? number;
}

/** Two products may each have a sprint of one number: a document of the sprint tells which one is meant. */
function ofSprint(draft: Draft, value: string, proposal: ScaffoldAnswer | undefined): Draft {
  const listed = proposal?.sprints.find(({ uri }) => uri === value);
  return listed ? { ...draft, sprint: listed.number, uri: listed.uri } : { ...draft, sprint: value };
}

function inFolder(draft: Draft, folder: string): Draft {
  const other = without(draft, 'path', 'sprint', 'directory');
  const isInside = draft.uri?.startsWith(`${folder.replace(/\/$/, '')}/`) === true;
  return { ...(isInside ? other : without(other, 'uri')), answers: {}, folder };
}

function without(draft: Draft, ...keys: readonly (keyof Omit<Draft, 'answers' | 'known'>)[]): Draft {
  const kept = { ...draft };
  for (const key of keys) delete kept[key];
  return kept;
}
