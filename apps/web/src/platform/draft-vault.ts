/** One sealed draft: AES-GCM with its own 96-bit nonce. */
export interface SealedDraft {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** Where sealed drafts and their key lie: IndexedDB in the browser, memory in tests. */
export interface DraftCupboard {
  readKey(): Promise<DraftKey | null>;
  writeKey(key: DraftKey): Promise<void>;
  read(name: string): Promise<SealedDraft | null>;
  write(name: string, draft: SealedDraft): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes the key and every draft. */
  empty(): Promise<void>;
}

export interface DraftKey {
  readonly owner: string;
  /** Cannot be exported: the browser seals and opens with it and never shows it. */
  readonly key: CryptoKey;
}

export interface DraftVault {
  /** Takes the vault for a user; what another user left behind is wiped first. */
  claim(owner: string): Promise<void>;
  save(name: string, value: unknown): Promise<void>;
  /** Null where there is no draft, or none that the present key opens. */
  load(name: string): Promise<unknown>;
  discard(name: string): Promise<void>;
  wipe(): Promise<void>;
}

/** Keeps unfinished forms on this computer, sealed, so that nothing typed about a person ever lies there in clear. */
export function draftVault(cupboard: DraftCupboard): DraftVault {
  const sealing = { name: 'AES-GCM', length: 256 };
  return {
    async claim(owner) {
      const held = await cupboard.readKey();
      if (held?.owner === owner) return;
      await cupboard.empty();
      const key = await crypto.subtle.generateKey(sealing, false, ['encrypt', 'decrypt']);
      await cupboard.writeKey({ owner, key });
    },
    async save(name, value) {
      const held = await cupboard.readKey();
      if (!held) return;
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const clear = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, held.key, clear);
      await cupboard.write(name, { nonce, sealed });
    },
    async load(name) {
      const [held, draft] = await Promise.all([cupboard.readKey(), cupboard.read(name)]);
      if (!held || !draft) return null;
      try {
        const clear = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.nonce }, held.key, draft.sealed);
        return JSON.parse(new TextDecoder().decode(clear)) as unknown;
      } catch {
        return null;
      }
    },
    discard: (name) => cupboard.remove(name),
    wipe: () => cupboard.empty(),
  };
}
