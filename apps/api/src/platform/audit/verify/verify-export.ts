import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { exportFormat, signedExportBytes } from '../seal/export-format';
import { amendedBy, amendmentFromJson, faultOfAmendment, type Amendment } from '../seal/amendment';
import { idOfLeaf, leafOf, lineFromCanonical, type TrailLine } from '../seal/canonical-line';
import { isSigned, type KeyBook } from '../seal/seal-keys';
import { faultOfSeal, sealFromText, type Seal } from '../seal/seal-record';
import { compareLines, leavesOf } from './compare-lines';

export interface ExportVerdict {
  readonly broken: string | null;
  readonly seals: number;
  readonly lines: number;
}

interface Footer {
  readonly lines: number;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
}

/**
 * Verifies an exported trail by itself: the signature over the whole file, every seal over its own lines, and each seal on the
 * one before. One seal's lines are in memory at a time.
 * @param keys public keys of the sealer and of the exports
 */
export async function verifyExport(path: string, keys: KeyBook): Promise<ExportVerdict> {
  const hash = createHash('sha256');
  const count = { seals: 0, lines: 0 };
  const verdict = (broken: string | null): ExportVerdict => ({ broken, ...count });
  let header: Record<string, unknown> | null = null;
  let before: Seal | null = null;
  let lines: TrailLine[] = [];
  let footer: Footer | null = null;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (footer !== null) return verdict('something stands after the last line of the export');
    const value = parsed(text);
    if (header === null) {
      if (!isRecord(value) || value['format'] !== exportFormat.format) return verdict('this is no export of the trail');
      header = value;
    } else if (Array.isArray(value)) {
      const line = lineFromCanonical(text);
      if (line === null) return verdict(`line ${nextLine(before, lines)} of the trail is none`);
      lines.push(line);
    } else if (isRecord(value) && 'seq' in value) {
      const whole = Buffer.concat(lines.map(leafOf)).toString('base64');
      const seal: Seal | null = sealFromText(JSON.stringify({ ...value, leaves: value['leaves'] ?? whole }));
      const fault: string | null =
        seal === null
          ? 'is none'
          : (faultOfSeal(keys, seal) ??
            faultOfOrder(before, seal) ??
            (value['leaves'] === undefined ? null : faultOfAmended(keys, { seal, before, lines }, value['amendments'])));
      if (seal === null || fault !== null)
        return verdict(`among the lines under seal ${String(value['seq'])}, from line ${nextLine(before, [])} on: the seal ${fault}`);
      before = seal;
      count.seals += 1;
      count.lines += lines.length;
      lines = [];
    } else if (isRecord(value) && 'signature' in value) {
      footer = value as unknown as Footer;
      continue;
    } else return verdict(`line ${nextLine(before, lines)} of the trail is none`);
    hash.update(`${text}\n`);
  }
  if (footer === null) return verdict('the export was cut: its last line is missing');
  const digest = hash.digest('hex');
  if (
    footer.hash !== digest ||
    footer.lines !== count.lines ||
    lines.length > 0 ||
    (header?.['lastSeal'] ?? null) !== (before?.seq ?? null)
  ) {
    return verdict('the export is not what its last line says');
  }
  const signed = isSigned(keys, footer.keyId, signedExportBytes(digest), Buffer.from(footer.signature, 'base64'));
  return verdict(signed ? null : `the export is not signed by a key that was given (${footer.keyId})`);
}

/** Within an export the first seal may follow any. */
function faultOfOrder(before: Seal | null, seal: Seal): string | null {
  if (before === null) return null;
  return seal.previous === before.hash && BigInt(seal.seq) === BigInt(before.seq) + 1n ? null : `does not follow seal ${before.seq}`;
}

/** Of a seal whose lines were in part let go since: whether what is missing or shorter is so by signed records. */
function faultOfAmended(
  keys: KeyBook,
  { seal, before, lines }: { readonly seal: Seal; readonly before: Seal | null; readonly lines: readonly TrailLine[] },
  told: unknown,
): string | null {
  const read = Array.isArray(told) ? told.map(amendmentFromJson) : [null];
  const amendments = read.filter((one): one is Amendment => one !== null);
  if (amendments.length < read.length) return 'comes with a record that is none';
  const fault = amendments.map((one) => faultOfAmendment(keys, one)).find((one) => one !== null);
  if (fault) return `comes with a record that ${fault}`;
  const broken = compareLines(seal, before, lines, amendedBy(amendments, new Set(leavesOf(seal).map(idOfLeaf))));
  return broken === null ? null : `covers line ${broken.line}, and ${broken.what}`;
}

const nextLine = (before: Seal | null, lines: readonly unknown[]): string =>
  before === null ? `${lines.length + 1} of the export` : String(BigInt(before.lastLine) + BigInt(lines.length) + 1n);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
