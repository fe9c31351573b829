import { route } from '../shared/route';
import type { ChangeLineLimitBody, LineLimitView } from './types';

export const listLineLimits = route<void, { readonly items: readonly LineLimitView[] }>('GET', '/line-limits');
export const changeLineLimit = route<ChangeLineLimitBody, LineLimitView>('PATCH', '/line-limits');
