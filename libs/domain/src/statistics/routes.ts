import { route } from '../shared/route';
import type { MeasureView, StatisticsAnswer } from './types';

export const listMeasures = route<void, { readonly items: readonly MeasureView[] }>('GET', '/statistics/measures');
export const readMeasure = route<void, StatisticsAnswer>('GET', '/statistics/measures/:id');
