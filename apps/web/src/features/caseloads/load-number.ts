/** Counts stop at 51, which then means more than 50. */
const most = 50;

export function loadNumber(count: number, number: (value: number) => string): string {
  return count > most ? `${number(most)}+` : number(count);
}
