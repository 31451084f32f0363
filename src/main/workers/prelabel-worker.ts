import { extname } from 'node:path';
import { assertExists } from '@shared/lib/assert';
import { guardMemory } from '../prelabel/memory-guard';
import { computeWith } from '../prelabel/network/computing';
import { networkThread } from '../prelabel/network/open-in-thread';
import type { Request } from '../prelabel/protocol';
import { serveRequests } from '../prelabel/serve';

// A process, not a thread: a network that crashes the runtime, or never returns from it, can be killed alone.
const send = assertExists(process.send?.bind(process), 'this file is started by fork(), which opens a channel');
const [, , memory, threads] = process.argv;
guardMemory(Number(assertExists(memory, 'the host says how much memory this process may use')));
computeWith({
  threads: Number(assertExists(threads, 'the host says how many threads a network may use')),
  open: networkThread(new URL(`network-worker${extname(import.meta.url)}`, import.meta.url)),
});
const serve = serveRequests((reply) => send(reply));
process.on('message', (request: Request) => serve(request));
// Without further ado: an end in good order would wait for the network that is running.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
