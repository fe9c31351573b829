import { everyPage } from './every-page';

everyPage('en', 'narrow', { axe: 'structure' });
