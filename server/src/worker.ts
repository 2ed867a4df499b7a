import { serve } from './serveBrowser';

export * from './core';

// A browser runs this file as a worker; Node, where there are modules, only takes the core from it.
if (typeof module === 'undefined') void serve();
