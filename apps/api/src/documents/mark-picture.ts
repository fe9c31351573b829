import type { DocumentMediaType } from '@himaya/domain';
import type { MarkPiece } from '../papers';
import { plainTexts } from '../platform/print/plain-texts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const written = (text: string): string => String(plainTexts(text)).replace(/[&<>"']/g, (sign) => signs[sign] as string);
const directionOf = (rtl: boolean): string => (rtl ? 'rtl' : 'ltr');
/** A4 in points, and where the lines of the mark run over it. */
const [wide, high] = [595, 842];
const heights = [200, 360, 520, 680];

/** The picture on a page of its own, in an SVG, with a mark over it; the mark stands out of dark and of light pictures. */
export function markPicture(
  bytes: Buffer,
  mediaType: DocumentMediaType,
  { mark, rtl }: { readonly mark: readonly MarkPiece[]; readonly rtl: boolean },
): Buffer {
  const words = mark
    .map((piece) => `<tspan direction="${directionOf(piece.rtl)}" unicode-bidi="isolate">${written(piece.text)}</tspan>`)
    .join(' · ');
  const lines = heights.map((y) => `<text transform="translate(${wide / 2} ${y}) rotate(-32)">${words}</text>`);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}">` +
      `<rect width="${wide}" height="${high}" fill="#fff"/>` +
      `<image href="data:${mediaType};base64,${bytes.toString('base64')}" x="24" y="24" width="${wide - 48}" height="${high - 72}" preserveAspectRatio="xMidYMid meet"/>` +
      `<g font-family="'IBM Plex Sans Arabic', Tahoma, sans-serif" text-anchor="middle" direction="${directionOf(rtl)}">` +
      `<g font-size="13" font-weight="600" fill="#0f3d4c" fill-opacity="0.35" stroke="#fff" stroke-opacity="0.45" stroke-width="1.5" paint-order="stroke">${lines.join('')}</g>` +
      `<text x="${wide / 2}" y="${high - 18}" font-size="9" fill="#4a5d63">${words}</text></g></svg>`,
  );
}
