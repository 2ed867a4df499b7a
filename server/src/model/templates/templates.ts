import { oncePer } from '../../oncePer';
import type { Facts } from '../sprint';
import { type TemplateSection, templateSections } from './templateSections';

/** The document that a team makes others from. */
export interface Template {
  readonly doc: Facts;
  readonly sections: readonly TemplateSection[];
  /** Documents of its kind, in its folder and below, which no nearer template claims: enough of them to know the team's ways. */
  readonly followers: readonly Facts[];
}

/** What of a document tells which template is its own. */
type Served = Pick<Facts, 'uri' | 'path' | 'kind'>;

/** The nearest template of a document's kind, in its folder or above; a template has none itself. */
export const templateFor = (doc: Served, documents: readonly Facts[]): Template | undefined =>
  templatesIn(documents).templateFor(doc);

/** Whether any of them is one: where a document belongs need not be known for that. */
export const haveTemplates = (documents: readonly Facts[]): boolean => !templatesIn(documents).isEmpty;

/** A list of documents never changes, so its templates are looked for once. */
const templatesIn = oncePer((documents: readonly Facts[]) => new Templates(documents));

// A number makes it one sprint's own document: `SPR-014-iteration-template.md`.
const NAME = /^(?!.*\d)(?:.*[-_. ])?(?:template|vorlage|plantilla|modelo|模板)(?:[-_. ].*)?\.\w+$/i;

export const isTemplatePath = (path: string): boolean =>
  /template|vorlage|plantilla|modelo|模板/i.test(path) && NAME.test(path.slice(path.lastIndexOf('/') + 1));

/** What a template in a folder of its own links to lies beside the copies that are made of it. */
export const isForCopies = (path: string): boolean =>
  /(?:^|\/)(?:templates?|boilerplates?|skeletons?|vorlagen|plantillas)\//i.test(path);

const MOST_FOLLOWERS = 40;

interface Candidate {
  readonly doc: Facts;
  /** With its `/`; templates in a folder of their own serve the folder around it. */
  readonly folder: string;
  /** `burndown` of `burndown-template.md`: what the paths of its documents name, too. */
  readonly words: readonly string[];
}

class Templates {
  readonly #documents: readonly Facts[];
  readonly #candidates: readonly Candidate[];
  readonly #templates = new Map<Facts, Template>();

  constructor(documents: readonly Facts[]) {
    this.#documents = documents;
    this.#candidates = documents
      .filter(({ path }) => isTemplatePath(path))
      .map(candidate)
      .sort((a, b) => b.folder.length - a.folder.length);
  }

  get isEmpty(): boolean {
    return this.#candidates.length === 0;
  }

  templateFor(doc: Served): Template | undefined {
    const found = this.#candidateFor(doc);
    if (!found) return undefined;
    const known = this.#templates.get(found.doc) ?? this.#read(found);
    this.#templates.set(found.doc, known);
    return known;
  }

  #candidateFor(doc: Served): Candidate | undefined {
    return this.#candidates.length && !isTemplatePath(doc.path)
      ? this.#candidates.find(each => serves(each, doc))
      : undefined;
  }

  #read(found: Candidate): Template {
    const followers: Facts[] = [];
    for (const doc of this.#documents) {
      if (followers.length === MOST_FOLLOWERS) break;
      if (this.#candidateFor(doc) === found) followers.push(doc);
    }
    return { doc: found.doc, sections: templateSections(found.doc), followers };
  }
}

function candidate(doc: Facts): Candidate {
  const at = doc.path.lastIndexOf('/') + 1;
  const folder = doc.path.slice(0, at).replace(/(?<=^|\/)(?:_?templates?|vorlagen|plantillas|modelos)\/$/i, '');
  const name = doc.path
    .slice(at)
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const words = name.split(/[-_. ]+/).filter(word => word && !/^(?:template|vorlage|plantilla|modelo)$/.test(word));
  return { doc, folder, words };
}

function serves({ doc, folder, words }: Candidate, other: Served): boolean {
  // What a path tells costs nothing; documents that are not open have to be unpacked for their kinds.
  if (!other.path.startsWith(folder) || doc.kind !== other.kind || rootOf(doc) !== rootOf(other)) return false;
  const rest = other.path.slice(folder.length).toLowerCase();
  return words.every(word => rest.includes(word.replace(/s$/, '')));
}

/** Documents of several workspace folders share no template, however alike their paths. */
const rootOf = ({ uri, path }: Served): string => uri.split('/').slice(0, -path.split('/').length).join('/');
