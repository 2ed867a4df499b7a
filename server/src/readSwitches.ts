import { type PartialSettings, SWITCHES, type Switches, type SwitchGroup } from './config';

interface SwitchProblem {
  readonly message: string;
  readonly path: readonly string[];
}

/** Reads the groups of switches of the editor's `sprintmark` section. What is no switch, or no boolean, is left out. */
export function readSwitches(section: Readonly<Record<string, unknown>>): {
  readonly settings: PartialSettings;
  readonly problems: readonly SwitchProblem[];
} {
  const settings: Partial<Record<SwitchGroup, Switches>> = {};
  const problems: SwitchProblem[] = [];
  for (const group of Object.keys(SWITCHES) as SwitchGroup[]) {
    const value = section[group];
    if (value == null) continue;
    const names = Object.keys(SWITCHES[group]);
    // `"codeLens": false` turns the whole group off, as people expect.
    const given = typeof value === 'boolean' ? Object.fromEntries(names.map(name => [name, value])) : value;
    if (typeof given !== 'object')
      problems.push({ message: `Use an object of ${names.join(', ')}. The defaults are used.`, path: [group] });
    else
      settings[group] = knownSwitches(given as Switches, names, (name, message) =>
        problems.push({ message, path: [group, name] }),
      );
  }
  return { settings, problems };
}

function knownSwitches(
  given: object,
  names: readonly string[],
  tell: (name: string, message: string) => void,
): Switches {
  const known = Object.entries(given).filter(([name, value]) => {
    if (!names.includes(name)) tell(name, `There is no such switch. Use ${names.join(', ')}.`);
    else if (typeof value !== 'boolean')
      tell(name, `${JSON.stringify(value)} is neither true nor false. The default is used.`);
    return names.includes(name) && typeof value === 'boolean';
  });
  return Object.fromEntries(known);
}
