import { services, type TaskView } from '@himaya/domain';
import { useWords } from '../../platform/words';

/** Of a task that came of a withdrawal: which service goes on, and who gives it; of a shelter, not which. */
export function WithdrawnService({ task: { service, withUnit } }: { readonly task: Pick<TaskView, 'service' | 'withUnit'> }) {
  const { code, name } = useWords();
  if (service === null) return null;
  return (
    <>
      {': '}
      {code(services, service)}
      {withUnit !== null && (
        <>
          {' · '}
          <bdi>{name(withUnit)}</bdi>
        </>
      )}
    </>
  );
}
