import { parentPort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { reviewJobs } from '../consensus/jobs';
import { formatJobs } from '../formats/jobs';
import { guidelineJobs } from '../guidelines/jobs';
import { serveJobs } from '../jobs/serve-jobs';
import { prelabelJobs } from '../prelabel/jobs';
import { projectJobs } from '../projects/jobs';
import { syncJobs } from '../sync/jobs';
import { teamJobs } from './team-jobs';

serveJobs(
  { ...formatJobs, ...guidelineJobs, ...prelabelJobs, ...projectJobs, ...reviewJobs, ...syncJobs, ...teamJobs },
  assertExists(parentPort, 'this file runs as a worker thread only'),
);
