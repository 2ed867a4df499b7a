/** What programs in Node take from the bundle that serves browsers, so that the core is packaged once. */
export * as clientHost from './clientHost';
export * as config from './config';
export * as digest from './digest';
export * as edits from './features/edits';
export * as labels from './features/labels';
export * as candidates from './features/next/candidates';
export * as claim from './features/next/claim';
export * as progress from './features/progress';
export * as quickFixes from './features/quickFixes';
export * as trees from './features/tree/trees';
export * as range from './range';
export * as rules from './rules/index';
export * as server from './server';
export * as settingsTree from './settingsTree';
export * as workspace from './workspace';
