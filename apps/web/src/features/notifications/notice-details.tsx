import { cancellationReasons, failureReasons, rejectionReasons, services, taskKinds, type NotificationView } from '@himaya/domain';
import { useWords } from '../../platform/words';

/** The codes of a notice, in words: what it is about, and why. */
export function NoticeDetails({ of: { details } }: { readonly of: NotificationView }) {
  const { code } = useWords();
  const { service, reason, task } = details;
  return (
    <>
      {services.has(service) && <span>{code(services, service)}</span>}
      {taskKinds.has(task) && <span>{code(taskKinds, task)}</span>}
      {rejectionReasons.has(reason) ? (
        <span>{code(rejectionReasons, reason)}</span>
      ) : failureReasons.has(reason) ? (
        <span>{code(failureReasons, reason)}</span>
      ) : (
        cancellationReasons.has(reason) && <span>{code(cancellationReasons, reason)}</span>
      )}
    </>
  );
}
