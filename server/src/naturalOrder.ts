/** As people sort names and numbers: “Sprint 9” before “Sprint 10”, “1.9” before “1.10”. */
export const compareNaturally = (a: string, b: string): number => (a === b ? 0 : compare(a, b));

const { compare } = new Intl.Collator('en', { numeric: true });
