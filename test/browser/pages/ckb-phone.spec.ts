import { everyPage } from './every-page';

everyPage('ckb', 'phone', { withAxe: false });
