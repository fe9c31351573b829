import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every form a text could be lying about in, named. */
export function formsOf(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const escaped = [...text]
    .map((letter) => (letter < '\x7f' ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .join('');
  return [
    ['plain', utf8],
    ['lower case', Buffer.from(text.toLowerCase())],
    ['upper case', Buffer.from(text.toUpperCase())],
    ['escaped', Buffer.from(escaped)],
    ['percent-encoded', Buffer.from(encodeURIComponent(text))],
    ['utf-16, low byte first', utf16],
    ['utf-16, high byte first', Buffer.from(utf16).swap16()],
    ['Arabic letters joined', Buffer.from(presented(text, true))],
    ['Arabic letters apart', Buffer.from(presented(text, false))],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['hex capitals', Buffer.from(utf8.toString('hex').toUpperCase())],
    ...[0, 1, 2].flatMap((shift): [string, Buffer][] => [
      [`base64 from byte ${shift}`, Buffer.from(base64Inside(utf8, shift, 'base64'))],
      [`base64url from byte ${shift}`, Buffer.from(base64Inside(utf8, shift, 'base64url'))],
    ]),
  ];
}

/** Each Arabic letter's presentation forms: alone, at a word's end, at its start, in its middle (Unicode block FE70 to FEFF). */
const presentationForms = new Map<string, string[]>();
for (let code = 0xfe80; code <= 0xfefc; code += 1) {
  const form = String.fromCharCode(code);
  const letter = form.normalize('NFKC');
  presentationForms.set(letter, [...(presentationForms.get(letter) ?? []), form]);
}

/** The text as software writes it that draws Arabic letter by letter. */
function presented(text: string, joined: boolean): string {
  const letters = [...text];
  return letters
    .map((letter, at) => {
      const forms = presentationForms.get(letter) ?? [letter];
      const place = !joined ? 0 : at === 0 ? 2 : at === letters.length - 1 ? 1 : 3;
      return forms[place] ?? forms.at(-1) ?? letter;
    })
    .join('');
}

/** The characters of a longer text's base64 that depend on `bytes` alone, when they start `shift` bytes past a group of three. */
function base64Inside(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const length = shift + bytes.length;
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  return whole.slice(shift === 0 ? 0 : shift + 1, length % 3 === 0 ? undefined : -1);
}

/** Which texts, in which form, a buffer holds: `place: text (form)`. */
export function found(place: string, content: Buffer, texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const distinct = new Map(formsOf(text).map(([name, form]) => [form.toString('latin1'), { name, form }]));
    return [...distinct.values()].filter(({ form }) => content.includes(form)).map(({ name }) => `${place}: ${text} (${name})`);
  });
}

/** Looks through every file below a folder. */
export function foundBelow(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => found(entry.name, readFileSync(join(entry.parentPath, entry.name)), texts));
}
