/** The requests between client and server beyond LSP's own, and their plain types. Positions are LSP's. */

export * from './coverage';
export * from './documents';
export * from './files';
export * from './places';
export * from './scaffolds';
export * from './sprints';
export * from './tasks';
export * from './trees';

/** Server → client notification: the outline or the recognition of some document has changed. No params. */
export const CHANGED = 'sprintmark/changed';
