/** What the first line of an export says of itself. */
export const exportFormat = { format: 'himaya audit export', version: 1 } as const;

/** The bytes the last line's signature covers. @param hash SHA-256 of everything before it, hexadecimal */
export const signedExportBytes = (hash: string): Buffer => Buffer.from(`himaya audit export 1\n${hash}`);
