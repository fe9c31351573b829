import { route } from '../shared/route';
import type { KeyStatusView } from './types';

export const readKeyStatus = route<void, KeyStatusView>('GET', '/keys');
