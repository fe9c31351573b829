import { localDay } from '../shared/local-day';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';

const day = 86_400_000;

/** Days a pause lasts where nobody says how long, and at most. */
export const pauseDays = { usual: 14, most: 180 } as const;

/** Until when a service pauses, and when the desk is reminded: the morning of that day in Iraq, eight o'clock. */
export function decidePause(until: IsoDate | undefined, now: Date): Outcome<{ readonly until: IsoDate; readonly lookedAt: Date }> {
  const last = until ?? localDay(new Date(now.getTime() + pauseDays.usual * day));
  if (last <= localDay(now)) return refuse('body.invalid', { errors: [{ path: 'until', code: 'date.past' }] });
  if (last > localDay(new Date(now.getTime() + pauseDays.most * day))) {
    return refuse('body.invalid', { errors: [{ path: 'until', code: 'date.too-far' }] });
  }
  return allow({ until: last, lookedAt: new Date(`${last}T08:00:00+03:00`) });
}
