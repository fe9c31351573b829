import { everyPage } from './every-page';

everyPage('ckb', 'phone', { axe: 'none' });
