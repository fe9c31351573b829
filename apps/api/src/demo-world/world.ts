import { drawCase, type DemoCase } from './cases';
import { deskQueues } from './desk-queues';

const size = 400;
/** Thirty months. */
const days = 913;

/** The 400 cases of the demo world as they stand at `now`; the same moment always gives the same world. */
export function drawWorld(now: Date): DemoCase[] {
  const natural = size - deskQueues.length;
  return Array.from({ length: size }, (_, place) => drawCase(place + 1, now, days, deskQueues[place - natural]));
}
