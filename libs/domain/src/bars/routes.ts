import { route } from '../shared/route';
import type { BarByNumberBody, BarUserBody, BarView } from './types';

type Bars = { readonly items: readonly BarView[] };

export const listCaseBars = route<void, Bars>('GET', '/cases/:id/bars');
export const barUser = route<BarUserBody, Bars>('POST', '/cases/:id/bars');
/** All live bars, by number and account, for the data protection officer. */
export const listBars = route<void, Bars>('GET', '/bars');
export const barByNumber = route<BarByNumberBody, Bars>('POST', '/bars');
export const liftBar = route<Record<string, never>, { readonly id: string }>('POST', '/bars/:id/lifting');
