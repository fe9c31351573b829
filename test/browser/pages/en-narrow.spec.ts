import { everyPage } from './every-page';

everyPage('en', 'narrow', { withAxe: false });
