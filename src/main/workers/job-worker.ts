import { parentPort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { formatJobs } from '../formats/jobs';
import { serveJobs } from '../jobs/serve-jobs';

serveJobs(formatJobs, assertExists(parentPort, 'this file runs as a worker thread only'));
