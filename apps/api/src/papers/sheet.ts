/** A line of a paper: what, and what of it. `ltr` for codes and numbers that read from the left in every language. */
export interface SheetRow {
  readonly label: string;
  readonly value: string;
  readonly ltr?: boolean;
}

export interface SheetSection {
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

/** What a template prints beside what every paper has. */
export interface SheetContent {
  readonly notice: string;
  readonly sections: readonly SheetSection[];
}

/** The first letter that has a direction: of Hebrew, Arabic, Syriac and their neighbours, or of any other script. */
const firstLetter = /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])|\p{L}/u;

/** The sections with each value's own reading direction: that of its first letter, the paper's where it has none. */
export function directed(sections: readonly SheetSection[], rtl: boolean): object[] {
  return sections.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ label, value, ltr }) => ({ label, value, rtl: !ltr && readsRtl(value, rtl) })),
  }));
}

/** @param usual what a text without letters takes */
export function readsRtl(value: string, usual: boolean): boolean {
  const found = firstLetter.exec(value);
  return found === null ? usual : found[1] !== undefined;
}
