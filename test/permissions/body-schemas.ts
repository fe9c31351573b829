interface Schema {
  readonly $ref?: string;
  /** One type, or several where null is one of them. */
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
}

/** As much of the interface document as tells which texts a route takes. */
export interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> } }>>
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The schema of a route's JSON body; undefined where it takes none. */
export function bodySchemaOf(document: OpenApi, route: string): Schema | undefined {
  const [method = '', path = ''] = route.split(' ');
  const operation = document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
  return operation?.requestBody?.content?.['application/json']?.schema;
}

/** A free text of a body: where it stands, and how long it may be; null where the document does not say. */
export interface FreeText {
  readonly path: readonly string[];
  readonly maxLength: number | null;
}

/** Every free text in a body, in lists' first items too. Codes, dates and ids are none. */
export function textsOf(document: OpenApi, schema: Schema, above: readonly string[] = []): FreeText[] {
  const whole = schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {}) : schema;
  const types = [whole.type ?? []].flat();
  if (above.length > 0 && types.includes('string')) {
    return whole.enum || whole.format ? [] : [{ path: above, maxLength: whole.maxLength ?? null }];
  }
  return [
    ...(whole.allOf ?? []).flatMap((part) => textsOf(document, part, above)),
    ...Object.entries(whole.properties ?? {}).flatMap(([key, inner]) => textsOf(document, inner, [...above, key])),
    ...(whole.items ? textsOf(document, whole.items, [...above, '0']) : []),
  ];
}

/** The body with this text at this place; lists and objects on the way are made where there are none. */
export function withText(body: object, [key, ...rest]: readonly string[], text: string): object {
  if (key === undefined) return body;
  const inner = (body as Record<string, unknown>)[key] ?? (rest[0] === '0' ? [] : {});
  const value = rest.length === 0 ? text : withText(inner, rest, text);
  return Array.isArray(body) ? [value, ...(body as unknown[]).slice(1)] : { ...body, [key]: value };
}
