import { parentPort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { serveTasks } from '@main/images/serve-tasks';

serveTasks(assertExists(parentPort, 'this entry runs as a worker thread'));
