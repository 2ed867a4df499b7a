/** Where the rule reference stands on the web, if it does: `npm run docs` writes it from package.json. */
export const REFERENCE: string | undefined = undefined;
