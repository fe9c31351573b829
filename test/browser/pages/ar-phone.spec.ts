import { everyPage } from './every-page';

everyPage('ar', 'phone', { withDialogs: true });
