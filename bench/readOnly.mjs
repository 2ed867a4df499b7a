import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** Reads every document of the current folder and does nothing with it. */
let bytes = 0;
for (const file of globSync('**/*.md')) bytes += readFileSync(file).length;
console.log(bytes);
