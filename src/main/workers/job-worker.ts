import { parentPort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { serveJobs } from '../jobs/serve-jobs';

serveJobs({}, assertExists(parentPort, 'this file runs as a worker thread only'));
