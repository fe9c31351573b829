import { route } from '../shared/route';
import type { ChangeSafeguardBody, RecordSafeguardBody, SafeguardsAnswer, SafeguardView } from './types';

export const listSafeguards = route<void, SafeguardsAnswer>('GET', '/cases/:id/safeguards');
export const recordSafeguard = route<RecordSafeguardBody, SafeguardView>('POST', '/cases/:id/safeguards');
export const changeSafeguard = route<ChangeSafeguardBody, SafeguardView>('POST', '/safeguards/:id/changes');
