import { serve } from './serve';
import { servesAsThread } from './threads/thread';

/** All programs that run in Node are one bundle: a language server where it is started by itself, else what `command.ts` calls. */
export { main } from './cli';

if (!servesAsThread() && require.main === module) void serve();
