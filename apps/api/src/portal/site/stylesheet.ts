import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(join(__dirname, 'portal.css'), 'utf8');

/** The portal's one style sheet, at an address of its own words: kept for ever. */
export const stylesheet = {
  text,
  path: `/portal/assets/${createHash('sha256').update(text).digest('hex').slice(0, 16)}.css`,
} as const;

/** The mark of the house, as the application shows it. */
export const mark = readFileSync(join(__dirname, 'mark.svg'), 'utf8');
