import { parentPort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { openHere } from '../prelabel/network/open-here';
import { serveNetworks } from '../prelabel/network/serve-networks';

// A thread of the process for models: here networks compute.
serveNetworks(assertExists(parentPort, 'this file runs as a worker thread only'), openHere);
