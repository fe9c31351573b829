import { SaxesParser } from 'saxes';

/** What a part's elements are told to; names come without their namespace's prefix, which spreadsheets choose freely. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML part chunk by chunk and yields after each, so that a reader of rows can hand over what it has. Letters
 * that lie across two chunks stay whole; no entity but XML's own five is known, so nothing outside the part is read.
 *
 * @throws {Error} where the part is not well-formed or ends early
 */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => handler.open?.(local(name), attributes as Record<string, string>));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
  yield;
}

/** Reads a whole part. */
export async function readXmlToEnd(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const reading = readXml(chunks, handler);
  while (!(await reading.next()).done);
}
