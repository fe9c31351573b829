import { everyPage } from './every-page';

everyPage('ar', 'desktop');
