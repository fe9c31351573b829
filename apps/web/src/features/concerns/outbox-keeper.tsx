import { useKeepSending } from './outbox.queries';

/** Draws nothing: sends what waits for the network while its reporter is elsewhere. */
export function OutboxKeeper() {
  useKeepSending();
  return null;
}
