import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let kept: string | undefined;

/** A page that is nothing but a mark: data are `mark`, `rtl` and `language`. Read at its first use. */
export const markTemplate = (): string => (kept ??= readFileSync(join(__dirname, 'mark.typ'), 'utf8'));
