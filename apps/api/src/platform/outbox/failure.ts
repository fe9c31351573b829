/** What may be logged of an error: its kind and code. A message can quote a row. */
export function failureOf(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return [name, driverError?.code ?? code].filter((part) => typeof part === 'string').join(' ');
}
