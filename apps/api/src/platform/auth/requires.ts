import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Action, SubjectName } from '@himaya/auth';
import type { Actor, ActorRequest } from './actor';

/** What a route declares. */
export type Declaration =
  | { readonly kind: 'public' }
  | { readonly kind: 'requires'; readonly action: Action; readonly subject: SubjectName };

export const declarationKey = 'himaya:declaration';

/** The role must ever be allowed this; which row it is allowed on, the verb decides. A route without a declaration answers nobody. */
export const Requires = (action: Action, subject: SubjectName): CustomDecorator =>
  SetMetadata(declarationKey, { kind: 'requires', action, subject } satisfies Declaration);

/** Open to anybody: sign-in, health, the interface document. */
export const Public = (): CustomDecorator => SetMetadata(declarationKey, { kind: 'public' } satisfies Declaration);

/** The signed-in actor of the request. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (actor === undefined) throw new Error('a route without a session asks for its actor');
  return actor;
});
