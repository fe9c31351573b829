import { merged } from './merged';

/** The words of the first pages: sign-in, the frame, the queue. */
export const messages = merged(import.meta.glob<Record<string, string>>('./ar/first/*.json', { eager: true, import: 'default' }));
