import type { ClientBase } from 'pg';

/**
 * Pool options under which a connection that is cut never ends the process. The pool and TypeORM both listen for errors, but not in
 * the moment in which one hands a new connection to the other: a server that shuts down right then would find no listener.
 * The statement under way, or the next one, still fails.
 */
export const outlivesCut = {
  onConnect: (client: ClientBase): void => {
    client.on('error', () => undefined);
  },
};
