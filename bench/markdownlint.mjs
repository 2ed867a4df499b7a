import { readFileSync } from 'node:fs';
import { lint } from 'markdownlint/sync';
import { globSync } from 'tinyglobby';

/** Checks every document of the current folder with markdownlint's own defaults, one at a time. */
let findings = 0;
for (const file of globSync('**/*.md'))
  findings += lint({ strings: { [file]: readFileSync(file, 'utf8') } })[file].length;
console.log(findings);
