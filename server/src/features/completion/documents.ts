import { remembered } from '../../model/remembered';
import type { Kind } from '../../model/sprint';
import { type DocumentId, isDocumentId } from '../../scaffold/documents';
import { builtInTemplate } from '../../scaffold/template/templates';

/** What a whole document is called in the list. */
export const DOCUMENT_NAMES: Readonly<Record<DocumentId, string>> = {
  plan: 'Sprint plan',
  rca: 'Root cause analysis',
  review: 'Sprint review',
  story: 'Story',
  tracker: 'Progress tracker',
  queue: 'Work queue',
  readiness: 'Readiness assessment',
  completion: 'Completion report',
  retrospective: 'Retrospective',
  handoff: 'Handoff',
  roadmap: 'Roadmap',
};

/** The sections that have the same name in every document of a kind. */
export const usualSections: (kind: Kind) => readonly string[] = remembered(kind =>
  isDocumentId(kind)
    ? Array.from(builtInTemplate(kind).matchAll(/^## ([^\n{]+)$/gm), ([, text = '']) => text.trim())
    : [],
);
