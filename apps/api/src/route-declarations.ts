import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { declarationKey, type Declaration } from './platform/auth/requires';

/** What every route of the application declares: `GET /cases` → `list Case`, `public`, or `nothing` where one forgot. */
export function routeDeclarations(app: INestApplication): Record<string, string> {
  const found: [string, string][] = [];
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) continue;
        const path = [metatype, handler].map((part) => String(Reflect.getMetadata(PATH_METADATA, part) ?? '')).join('/');
        const declared = Reflect.getMetadata(declarationKey, handler) as Declaration | undefined;
        found.push([`${RequestMethod[method]} /${path.split('/').filter(Boolean).join('/')}`, wordsOf(declared)]);
      }
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => a.localeCompare(b)));
}

function wordsOf(declared: Declaration | undefined): string {
  if (declared === undefined) return 'nothing';
  return declared.kind === 'public' ? 'public' : `${declared.action} ${declared.subject}`;
}
