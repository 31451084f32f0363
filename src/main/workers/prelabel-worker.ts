import { assertExists } from '@shared/lib/assert';
import { guardMemory } from '../prelabel/memory-guard';
import type { Request } from '../prelabel/protocol';
import { serveRequests } from '../prelabel/serve';
import { computeWithThreads } from '../prelabel/threads';

// A process, not a thread: a network that crashes the runtime, or never returns from it, can be killed alone.
const send = assertExists(process.send?.bind(process), 'this file is started by fork(), which opens a channel');
const [, , memory, threads] = process.argv;
guardMemory(Number(assertExists(memory, 'the host says how much memory this process may use')));
computeWithThreads(Number(assertExists(threads, 'the host says how many threads a network may use')));
const serve = serveRequests((reply) => send(reply));
process.on('message', (request: Request) => serve(request));
process.on('disconnect', () => process.exit());
