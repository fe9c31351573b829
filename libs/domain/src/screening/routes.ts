import { route } from '../shared/route';
import type { RecordSittingBody, ScreeningView } from './types';

export const recordSitting = route<RecordSittingBody, ScreeningView>('POST', '/cases/:id/screenings');
/** The newest sitting first; at most 100. */
export const readScreening = route<void, ScreeningView>('GET', '/cases/:id/screenings');
