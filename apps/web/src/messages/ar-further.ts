import { merged } from './merged';

/** The words of every other page, loaded once the first one stands. */
export const messages = merged(import.meta.glob<Record<string, string>>('./ar/*.json', { eager: true, import: 'default' }));
