import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/config';
import { readDocument } from '../../../server/src/model/parse';
import type { SprintDoc } from '../../../server/src/model/sprint';
import { makeProject } from '../../../server/src/project';
import { aboutOf } from '../../../server/src/scaffold/about';
import type { DocumentId } from '../../../server/src/scaffold/documents';
import { pathFor } from '../../../server/src/scaffold/place/path';
import type { About } from '../../../server/src/scaffold/scaffold';
import { ROOT } from '../loaded';

export type Files = Readonly<Record<string, string>>;

export interface Asked {
  readonly document: DocumentId;
  readonly sprint?: string;
  readonly title?: string;
  /** Path of the document that it is asked from. */
  readonly from?: string;
  /** Of a setting. */
  readonly setting?: string;
  /** Of the template. */
  readonly pattern?: string;
}

const uriOf = (path: string): string => `${ROOT}/${encodeURI(path)}`;

/** What a new document among these files is about; everything is known at once. */
export function about(files: Files, { document, sprint, title, from, setting }: Asked): About {
  const docs = Object.entries(files).flatMap(([path, text]) =>
    path.endsWith('.md') ? [readDocument(uriOf(path), path, text)] : [],
  );
  const there = new Set(Object.keys(files).map(path => path.toLowerCase()));
  const settings: Settings = setting
    ? { ...DEFAULT_SETTINGS, scaffold: { paths: { [document]: setting } } }
    : DEFAULT_SETTINGS;
  const world = {
    exists: (path: string) => there.has(path.toLowerCase()),
    read: (uri: string): SprintDoc | undefined => docs.find(doc => doc.uri === uri),
    commits: () => [],
    templates: () =>
      Object.entries(files).flatMap(([path, text]) =>
        path.startsWith('.sprintmark/templates/') ? [{ path, text }] : [],
      ),
  };
  const sources = {
    project: makeProject(docs.filter(({ kind }) => kind)),
    settings,
    root: ROOT,
    today: '2026-11-22',
    world,
  };
  const found = aboutOf(sources, { document, sprint, from: from && uriOf(from), answers: {} });
  if (!found) throw new Error(`no sprint ${sprint}`);
  return { ...found, title };
}

export const pathOf = (files: Files, asked: Asked): string => pathFor(about(files, asked), asked.pattern);

export const plan = (number: string, more = ''): string =>
  `# Sprint ${number} Plan\n\n## Sprint Goal\n\nLight the lamp.\n\n## Tasks\n\nMax 3 tasks\n${more}`;
export const review = (number: string): string =>
  `# Sprint ${number} Review\n\n## What Went Well\n\n- The wind\n\n## What Could Be Improved\n\n- The map\n`;
export const completion = (number: string, title = 'Lamp Room'): string =>
  `# Sprint ${number}: ${title} - COMPLETION REPORT\n\n**Date**: 2026-03-04\n**Status**: ✅ COMPLETE\n\n## Executive Summary\n\nAll done.\n\n## Quality Metrics\n\nFine.\n\n## Lessons Learned\n\nWind.\n`;
export const rca = (title: string): string =>
  `# RCA: ${title}\n\n## What Happened\n\nFog.\n\n## Root Cause\n\nNo lamp.\n\n## Corrective Actions\n\n- [ ] A lamp\n`;
export const tracker = (number: string): string =>
  `# Sprint ${number} Progress Tracker\n\n**Status**: Not started\n\n## Phase 1: Lamp\n\n- [ ] Wick\n- [ ] Oil\n`;
export const story = (id: string): string =>
  `# Story ${id}: Check\n\nStatus: open\n\n## Acceptance Criteria\n\n- [ ] It checks\n\n## Tasks\n\n- [ ] Do\n`;
