import { randomInt } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { anonymousRows, rowPolicy } from '@himaya/disclosure';
import type { ContributionTask } from './contribution-task';

/** Makes the rows of one file, away from the thread that answers requests. */
const { columns, groups } = workerData as ContributionTask;
parentPort?.postMessage(anonymousRows(columns, groups, rowPolicy, (below) => randomInt(below)));
