interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
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

/** Every free text in a body: its path, and how long it may be. Codes, dates and ids are none. */
export function textsOf(
  document: OpenApi,
  schema: Schema,
  above: readonly string[] = [],
): { path: readonly string[]; maxLength: number }[] {
  const whole = schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {}) : schema;
  const parts = whole.allOf ?? [];
  return [
    ...parts.flatMap((part) => textsOf(document, part, above)),
    ...Object.entries(whole.properties ?? {}).flatMap(([key, inner]) => {
      const path = [...above, key];
      if (inner.type === 'string' && inner.maxLength !== undefined && !inner.enum && !inner.format)
        return [{ path, maxLength: inner.maxLength }];
      return inner.$ref || inner.allOf ? textsOf(document, inner, path) : [];
    }),
  ];
}

/** The body with this text at this place. */
export function withText(body: object, [key, ...rest]: readonly string[], text: string): object {
  if (key === undefined) return body;
  const inner = (body as Record<string, unknown>)[key];
  return { ...body, [key]: rest.length === 0 ? text : withText(inner ?? {}, rest, text) };
}
