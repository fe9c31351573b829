import { everyPage } from './every-page';

everyPage('ckb', 'phone', { contrast: false });
