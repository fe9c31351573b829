import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { readXmlToEnd } from './read-xml';
import { SourceProblem } from './source';

/** Largest workbook taken, in bytes as it lies on disk: it is held in memory while its parts are unpacked as streams. */
const largestFile = 256 * 1024 * 1024;
/** Largest part when unpacked, in bytes: a small file can unpack to more than any machine has. */
const largestPart = 1024 * 1024 * 1024;

/** A workbook's parts (ECMA-376, Office Open XML), found by its relationships, as its macros never are. */
export interface WorkbookPackage {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** Days are counted from 1904, as old Macintosh workbooks do. */
  readonly from1904: boolean;
  /** The part's bytes, unpacked as they are read. */
  part(path: string): AsyncIterable<Uint8Array>;
}

/**
 * Opens the package by the list at its end, so the order in which a program wrote its parts does not matter.
 *
 * @throws {Error} where it is no zip or lacks a workbook; `SourceProblem` where it is too large
 */
export async function openPackage(file: string): Promise<WorkbookPackage> {
  if ((await stat(file)).size > largestFile) throw new SourceProblem('file.too-large');
  const zip = await JSZip.loadAsync(await readFile(file));
  const part = (path: string): AsyncIterable<Uint8Array> => unpack(zip, path);

  const workbookPath = [...(await relationships('', part)).values()].find(({ type }) => type === 'officeDocument')?.path;
  if (workbookPath === undefined) throw new Error('no workbook');
  const related = await relationships(workbookPath, part);
  const pathOf = (type: string): string | undefined => [...related.values()].find((relation) => relation.type === type)?.path;

  const sheets: { name: string; path: string }[] = [];
  let from1904 = false;
  await readXmlToEnd(part(workbookPath), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = related.get(id ?? '');
      if (relation?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', path: relation.path });
    },
  });
  return { sheets, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles'), from1904, part };
}

interface Relation {
  /** Last word of the relationship's type. */
  readonly type: string;
  readonly path: string;
}

/** The relationships of a part by id; those that point outside the package are left out. */
async function relationships(of: string, part: WorkbookPackage['part']): Promise<ReadonlyMap<string, Relation>> {
  const found = new Map<string, Relation>();
  const folder = posix.dirname(of);
  await readXmlToEnd(part(posix.join(folder, '_rels', `${posix.basename(of)}.rels`)), {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path });
    },
  });
  return found;
}

async function* unpack(zip: JSZip, path: string): AsyncGenerator<Uint8Array> {
  const entry = zip.file(path);
  if (entry === null) throw new Error('a part is missing');
  let size = 0;
  // The package's streams are of an old make that cannot be looped over.
  for await (const chunk of new Readable().wrap(entry.nodeStream())) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > largestPart) throw new SourceProblem('file.too-large');
    yield bytes;
  }
}
