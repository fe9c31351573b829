import type { IsoInstant } from '../shared/partial-date';
import type { KeySubject } from './codes';

/** How many data keys of a kind lie under one version of the key-encryption key. */
export interface KeyVersionCount {
  readonly subject: KeySubject;
  readonly keyId: string;
  readonly keys: number;
}

/** Which key versions are in use; never a key. */
export interface KeyStatusView {
  readonly provider: 'local-file' | 'transit';
  readonly current: string;
  /** Versions that still open what lies under them; a rotation at its end leaves none. */
  readonly older: readonly string[];
  readonly inUse: readonly KeyVersionCount[];
  readonly lastRotation: { readonly keyId: string; readonly startedAt: IsoInstant; readonly endedAt: IsoInstant | null } | null;
}
