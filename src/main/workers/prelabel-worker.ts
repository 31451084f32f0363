import { assertExists } from '@shared/lib/assert';
import { guardMemory } from '../prelabel/memory-guard';
import type { Request } from '../prelabel/protocol';
import { serveRequests } from '../prelabel/serve';

// A process, not a thread: a network that crashes the runtime, or never returns from it, can be killed alone.
const send = assertExists(process.send?.bind(process), 'this file is started by fork(), which opens a channel');
guardMemory(Number(assertExists(process.argv[2], 'the host says how much memory this process may use')));
const serve = serveRequests((reply) => send(reply));
process.on('message', (request: Request) => serve(request));
process.on('disconnect', () => process.exit());
