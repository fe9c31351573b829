import type { LocalName } from '../shared/route';
import { governorates, type Governorate } from '../directory/codes';
import glossaryData from './glossary.json';
import { glossaryKeys } from './word-map';

/** The two codes that are no governorate and so stand in no glossary. */
const elsewhere: Partial<Record<Governorate, LocalName>> = {
  'outside-country': { ar: 'خارج البلد', ckb: 'دەرەوەی وڵات', en: 'Outside the country' },
  unknown: { ar: 'غير معروف', ckb: 'نەزانراو', en: 'Unknown' },
};

/** The names of the nineteen governorates, from the glossary, and of the two codes beside them. */
export const governorateNames: Readonly<Record<Governorate, LocalName>> = Object.fromEntries(
  governorates.codes.map((code) => [code, elsewhere[code] ?? fromGlossary(code)]),
) as Record<Governorate, LocalName>;

function fromGlossary(code: Governorate): LocalName {
  const entry = glossaryData.find(({ key }) => key === glossaryKeys.governorate[code]);
  if (entry === undefined) throw new Error(`the glossary names no governorate ${code}`);
  return { ar: entry.ar, ckb: entry.ckb, en: entry.en };
}
