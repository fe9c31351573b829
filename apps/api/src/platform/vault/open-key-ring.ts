import { readFileSync } from 'node:fs';
import type { KeySettings } from '../config/key-settings';
import { KeyRing } from './key-ring';
import { TransitKeys } from './transit-keys';

/** @throws Error when a file named by the settings is missing or is not what it should be */
export function openKeyRing(settings: KeySettings): KeyRing {
  if (settings.provider === 'local-file') return KeyRing.open(settings.file);
  return new KeyRing(new TransitKeys(settings), rootOf(settings.rootFile));
}

/** The root secret beside a transit engine: 32 bytes in base64, or the local key file whose root goes on being used. */
function rootOf(path: string): Buffer {
  const text = readFileSync(path, 'utf8').trim();
  const written = text.startsWith('{') ? ((JSON.parse(text) as { root?: string }).root ?? '') : text;
  const root = Buffer.from(written, 'base64');
  if (root.length !== 32) throw new Error(`${path} holds no root secret: 32 bytes in base64`);
  return root;
}
