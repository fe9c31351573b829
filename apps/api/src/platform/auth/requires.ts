import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Action, SubjectName } from '@himaya/auth';
import type { Actor, ActorRequest, Holder, PendingStage } from './actor';

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

export const pendingKey = 'himaya:pending';

/** Also open to somebody who has proved the password alone, or whose session is locked, and still owes this; everything else is closed to them. */
export const AlsoPending = (...stages: readonly PendingStage[]): CustomDecorator => SetMetadata(pendingKey, stages);

/** Who asks, on a route that somebody on the way into a session may call too. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Holder => {
  const { holder } = context.switchToHttp().getRequest<ActorRequest>();
  if (holder === undefined) throw new Error('a route without a session asks for its holder');
  return holder;
});

/** The signed-in actor of the request. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (actor === undefined) throw new Error('a route without a session asks for its actor');
  return actor;
});
