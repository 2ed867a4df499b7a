// Beside dist/cli.js stands the bundle of node.ts.
(require('./server.js') as typeof import('./node')).main();
