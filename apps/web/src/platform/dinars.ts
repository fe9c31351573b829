/** An amount in whole dinars with its thousands apart, in the reader's digits. @param number the reader's digits of a text */
export function dinarsIn(amount: number, number: (value: string) => string): string {
  return number(String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0'));
}
