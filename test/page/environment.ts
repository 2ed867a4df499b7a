/** What `scripts/testPage.mjs` tells the tests. */
export function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm run test:page.`);
  return value;
}
