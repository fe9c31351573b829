/** Longer than any file system allows. */
const longest = 255;

/**
 * True for a name that may be kept and shown: no control characters, nothing that turns or hides text (bidirectional marks,
 * overrides and isolates, zero-width characters), no path.
 */
export function isSafeFileName(name: string): boolean {
  return (
    name.length <= longest &&
    !/\p{Cs}/u.test(name) &&
    !/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\ufff9-\ufffb]/u.test(name) &&
    !/[/\\]/.test(name) &&
    !/^\.+$/.test(name) &&
    !/%(2e|2f|5c|00)/i.test(name)
  );
}
